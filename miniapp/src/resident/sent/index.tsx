import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { clockTime, howFarDue, type IssueView, spokenNumber } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Failed } from '@/components/Empty';
import { Icon } from '@/components/Icon';
import { Page } from '@/components/Page';
import { SkeletonIssue } from '@/components/Skeleton';
import { useIssue } from '@/hooks/use-issue';
import { openHome, param, replaceWithIssue } from '@/services/links';
import { canSubscribe } from '@/services/platform';
import { askFor, reportAnswers } from '@/services/subscribe';
import { takeSent } from '../last-sent';

function SentPage() {
  const { params } = useRouter();
  const id = param(params, 'id');
  const [remembered] = useState(() => takeSent(id));
  const issue = useIssue(id, remembered);
  const [notified, setNotified] = useState<boolean | null>(null);
  const { view } = issue;

  const subscribe = () => {
    // Asked before anything is awaited: WeChat allows it only inside the tap itself.
    void askFor(['accepted', 'resolved']).then(reportAnswers).then(setNotified);
  };

  if (!view) {
    return (
      <Page>
        {issue.error ? <Failed error={issue.error} onRetry={() => void issue.reload()} /> : <SkeletonIssue />}
      </Page>
    );
  }
  return (
    <Page>
      <View className="sent">
        <View className="sent-mark">
          <Icon name="check" className="sent-check" />
        </View>
        <View className="sent-title" ariaRole="heading">
          {isFollowing(view) ? '已经记下，一起办理' : '已经收到'}
        </View>
        <View className="hint">编号</View>
        <View id="issue-number" className="sent-number selectable">
          {spokenNumber(view.number)}
        </View>
      </View>
      {isFollowing(view) ? (
        <View className="card">
          <View id="follows" className="body-text">
            {followWords(view)}
          </View>
        </View>
      ) : (
        <View className="card">
          <Line label="谁来办" value={holderWords(view)} />
          <Line label="什么时候" value={dueWords(view)} />
        </View>
      )}
      <View className="stack">
        {canSubscribe && notified !== true && (
          <Button id="notify-me" kind="plain" icon="bell" onPress={subscribe}>
            有进展时通知我
          </Button>
        )}
        {notified === true && <View className="hint centre">好的，有进展会在微信里通知您。</View>}
        {notified === false && <View className="hint centre">没有打开微信通知，进展仍可以在“消息”里看到。</View>}
        <Button id="go-issue" kind="primary" onPress={() => replaceWithIssue(view.id)}>
          看看进展
        </Button>
        <Button id="go-home" kind="text" onPress={openHome}>
          回首页
        </Button>
      </View>
    </Page>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <View className="fact">
      <View className="fact-label">{label}</View>
      <View className="fact-value">{value}</View>
    </View>
  );
}

function isFollowing({ state }: IssueView): boolean {
  return state === 'merged';
}

function followWords({ lead }: IssueView): string {
  const which = lead ? `与编号 ${spokenNumber(lead.number)} 是同一件事，` : '';
  return `${which}已经有人在办。办到哪一步、什么时候办完，都会同样告诉您。`;
}

function holderWords(view: IssueView): string {
  return view.holder ? `${view.holder.name}，${view.holder.post}` : '街道治理中心正在安排';
}

function dueWords(view: IssueView): string {
  const dueAt = view.clocks.find(({ name }) => name === 'finish')?.dueAt;
  if (!dueAt) return '承办人接手后告诉您';
  const now = new Date();
  return `${clockTime(dueAt, now)} 前办结（${howFarDue(dueAt, now)}）`;
}

export default SentPage;
