import { View } from '@tarojs/components';
import { ACTION_LABEL, type IssueView, seesInternal } from '@hongqi/shared';
import type { Actions } from '@/hooks/use-actions';
import { actionsOffered, actionWords, isExpected } from '@/words/actions-offered';
import { Button } from './Button';

/** WeChat's action sheet takes no more. */
const SHEET_MOST = 6;

/** What can be done now, at the bottom of the page: at most two buttons, the first the biggest; the rest under 更多. */
export function ActionBar({ view, actions }: { view: IssueView; actions: Actions }) {
  const offered = actionsOffered(view);
  if (offered.length === 0) return null;
  const asResident = !seesInternal(view.relations);
  const shown = offered.slice(0, 2);
  const rest = offered.slice(2, 2 + SHEET_MOST);
  return (
    <View className="bar">
      {rest.length > 0 && (
        <Button id="more-actions" kind="text" className="bar-more" onPress={() => actions.more(rest)}>
          更多
        </Button>
      )}
      {[...shown].reverse().map((action) => (
        <Button
          key={action}
          id={`action-${action}`}
          kind={action === shown[0] && isExpected(action) ? 'primary' : 'plain'}
          className={action === shown[0] ? 'bar-main' : 'bar-side'}
          busy={actions.sending === action}
          onPress={() => actions.press(action)}
        >
          {actionWords(action, ACTION_LABEL[action], asResident)}
        </Button>
      ))}
    </View>
  );
}
