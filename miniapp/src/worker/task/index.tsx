import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { type Action, clockTime } from '@hongqi/shared';
import { ActionBar } from '@/components/ActionBar';
import { ActionSheet } from '@/components/ActionSheet';
import { Calls } from '@/components/Calls';
import { Countdowns } from '@/components/Countdowns';
import { Failed } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { IssueLinks } from '@/components/IssueLinks';
import { Page } from '@/components/Page';
import { PhotoRow } from '@/components/PhotoRow';
import { PressChips } from '@/components/PressChips';
import { RequestNote } from '@/components/RequestNote';
import { SkeletonIssue } from '@/components/Skeleton';
import { Timeline } from '@/components/Timeline';
import { useActions } from '@/hooks/use-actions';
import { openTask, param } from '@/services/links';
import { statusSentence } from '@/words/status-sentence';
import { OrderCard } from './OrderCard';
import { PlaceAndPeople } from './PlaceAndPeople';
import { Unsent } from './Unsent';
import { useTask } from './use-task';

/** It stands beside the order it answers. */
const ELSEWHERE: readonly Action[] = ['answer'];

function TaskPage() {
  const { params } = useRouter();
  const task = useTask(param(params, 'id'));
  const { issue, view } = task;
  const actions = useActions(issue, view, task.keepForLater);
  usePullDownRefresh(() => void issue.reload().finally(() => Taro.stopPullDownRefresh()));

  if (!view) {
    return (
      <Page>
        {issue.error ? <Failed error={issue.error} onRetry={() => void issue.reload()} /> : <SkeletonIssue />}
      </Page>
    );
  }
  return (
    <Page className="page-with-bar">
      {task.seenAt && (
        <View id="offline" className="notice-line" aria-live="polite">
          {`离线，显示 ${clockTime(task.seenAt, new Date())} 的内容`}
        </View>
      )}
      <Unsent waiting={task.waiting} refused={task.refused} />
      {view.order && (
        <OrderCard
          order={view.order}
          onAnswer={view.actions.includes('answer') ? () => actions.press('answer') : null}
        />
      )}
      <View className="card">
        <View className="sentence selectable">{view.text || view.title}</View>
        <PressChips row={view} />
        <View id="status" className="hint">
          {statusSentence(view, new Date())}
        </View>
        <PhotoRow photos={view.photos} />
        <Countdowns view={view} forStaff />
        {view.request && <RequestNote request={view.request} />}
      </View>
      <View className="card">
        <Facts view={view} forStaff />
        <PlaceAndPeople view={view} />
      </View>
      {view.calls.length > 0 && (
        <View className="card">
          <View className="card-title">领导答复与督促</View>
          <Calls calls={view.calls} />
        </View>
      )}
      {view.parent && <IssueLinks title="从这一件中分出" links={[view.parent]} onOpen={openTask} />}
      <IssueLinks title="分开办理的每一件" links={view.children} onOpen={openTask} />
      <View className="card">
        <View className="card-title">办理过程</View>
        {view.history.length > 0 ? <Timeline history={view.history} /> : <View className="hint">有信号后显示</View>}
      </View>
      <ActionBar view={view} actions={actions} elsewhere={ELSEWHERE} />
      {actions.open && (
        <ActionSheet
          key={actions.open}
          view={view}
          action={actions.open}
          onSend={actions.send}
          onClose={actions.close}
        />
      )}
    </Page>
  );
}

export default TaskPage;
