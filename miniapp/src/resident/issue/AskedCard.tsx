import { View } from '@tarojs/components';
import { clockTime, type IssueView } from '@hongqi/shared';
import { Button } from '@/components/Button';

/** A question to the reporter: the one thing to do on the page, and what happens without an answer. */
export function AskedCard({ view, onReply }: { view: IssueView; onReply: () => void }) {
  if (view.state !== 'asked' || !view.actions.includes('reply')) return null;
  return (
    <View id="asked" className="card card-asked">
      <View className="card-title">承办人想请您补充</View>
      {view.pause?.note && <View className="sentence selectable">{view.pause.note}</View>}
      {view.pause && (
        <View className="hint">{`到 ${clockTime(view.pause.until, new Date())} 还没有补充，会按现有情况继续办理`}</View>
      )}
      <Button id="action-reply" kind="primary" className="card-action" onPress={onReply}>
        补充情况
      </Button>
    </View>
  );
}
