import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { LIGHT_LABEL } from '@hongqi/shared';
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
import { useIssue } from '@/hooks/use-issue';
import { param } from '@/services/links';
import { statusSentence } from '@/words/status-sentence';

function IssuePage() {
  const { params } = useRouter();
  const issue = useIssue(param(params, 'id'));
  const { view } = issue;
  const actions = useActions(issue, view);
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
      <View className="card">
        <View id="status" className="sentence" aria-live="polite">
          {statusSentence(view, new Date())}
        </View>
        {view.light && (
          <View className="chips" ariaLabel={LIGHT_LABEL[view.light]}>
            <LightChip row={view} />
          </View>
        )}
      </View>
      <View className="card">
        <View className="card-title">办理过程</View>
        <Timeline history={view.history} />
      </View>
      <View className="card">
        <View className="card-title">反映内容</View>
        <View className="body-text selectable">{view.text || '(只有照片)'}</View>
        <PhotoRow photos={view.photos} />
        <Facts view={view} />
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

export default IssuePage;
