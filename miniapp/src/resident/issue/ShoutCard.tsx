import { View } from '@tarojs/components';
import type { IssueView } from '@hongqi/shared';
import { SHOUT_WORDS } from '@/components/ActionSheet';
import { Button } from '@/components/Button';
import { Calls } from '@/components/Calls';

interface Props {
  view: IssueView;
  busy: boolean;
  onShout: () => void;
}

/** 一声喊到顶: offered when a promise was broken or the matter badly settled; afterwards, who has answered. */
export function ShoutCard({ view, busy, onShout }: Props) {
  const calls = view.calls.filter(({ why }) => why === 'shout');
  const may = view.actions.includes('shout');
  if (!may && calls.length === 0) return null;
  return (
    <View id="shout" className="card">
      <View className="card-title">一声喊到顶</View>
      {calls.length > 0 && <Calls calls={calls} />}
      {may && (
        <View>
          <View className="body-text card-words">{SHOUT_WORDS}</View>
          <Button id="action-shout" kind="primary" busy={busy} onPress={onShout}>
            喊到顶
          </Button>
        </View>
      )}
    </View>
  );
}
