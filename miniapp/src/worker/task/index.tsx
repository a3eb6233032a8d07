import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { clockTime } from '@hongqi/shared';
import { ActionBar } from '@/components/ActionBar';
import { ActionSheet } from '@/components/ActionSheet';
import { Failed } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { LightChip } from '@/components/LightChip';
import { Page } from '@/components/Page';
import { PhotoRow } from '@/components/PhotoRow';
import { SkeletonIssue } from '@/components/Skeleton';
import { Timeline } from '@/components/Timeline';
import { useActions } from '@/hooks/use-actions';
import { param } from '@/services/links';
import { statusSentence } from '@/words/status-sentence';
import { PlaceAndPeople } from './PlaceAndPeople';
import { Unsent } from './Unsent';
import { useTask } from './use-task';

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
          {`离线,显示 ${clockTime(task.seenAt, new Date())} 的内容`}
        </View>
      )}
      <Unsent waiting={task.waiting} refused={task.refused} />
      <View className="card">
        <View className="sentence selectable">{view.text || view.title}</View>
        <View className="chips">
          <LightChip row={view} withDue />
          {view.urgency === 'urgent' && <View className="chip chip-red">紧急</View>}
        </View>
        <View id="status" className="hint">
          {statusSentence(view, new Date())}
        </View>
        <PhotoRow photos={view.photos} />
      </View>
      <View className="card">
        <Facts view={view} forStaff />
        <PlaceAndPeople view={view} />
      </View>
      <View className="card">
        <View className="card-title">办理过程</View>
        {view.history.length > 0 ? <Timeline history={view.history} /> : <View className="hint">有信号后显示</View>}
      </View>
      <ActionBar view={view} actions={actions} />
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
