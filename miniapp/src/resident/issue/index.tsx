import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { type Action, type IssueView, LIGHT_LABEL, spokenNumber } from '@hongqi/shared';
import { ActionBar } from '@/components/ActionBar';
import { ActionSheet } from '@/components/ActionSheet';
import { Button } from '@/components/Button';
import { Countdowns } from '@/components/Countdowns';
import { Failed } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { IssueLinks } from '@/components/IssueLinks';
import { LightChip } from '@/components/LightChip';
import { Page } from '@/components/Page';
import { PhotoRow } from '@/components/PhotoRow';
import { RequestNote } from '@/components/RequestNote';
import { SkeletonIssue } from '@/components/Skeleton';
import { Timeline } from '@/components/Timeline';
import { useActions } from '@/hooks/use-actions';
import { useIssue } from '@/hooks/use-issue';
import { openIssue, param } from '@/services/links';
import { statusSentence } from '@/words/status-sentence';
import { AskedCard } from './AskedCard';
import { ShoutCard } from './ShoutCard';

/** These have a place of their own on the page. */
const ELSEWHERE: readonly Action[] = ['shout', 'reply'];

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
      <Standing view={view} />
      <AskedCard view={view} onReply={() => actions.press('reply')} />
      {view.parent && <IssueLinks title="从这一件中分出" links={[view.parent]} onOpen={openIssue} />}
      <IssueLinks title="分开办理的每一件" links={view.children} onOpen={openIssue} />
      <ShoutCard view={view} busy={actions.sending === 'shout'} onShout={() => actions.press('shout')} />
      <View className="card">
        <View className="card-title">办理过程</View>
        <Timeline history={view.history} />
      </View>
      <Report view={view} />
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

/** What was reported. Whoever follows keeps to their own words: another's are not shown to them. */
function Report({ view }: { view: IssueView }) {
  const isOthers = view.relations.includes('follower') && !view.text && view.photos.length === 0;
  return (
    <View className="card">
      <View className="card-title">{isOthers ? '这件诉求' : '反映内容'}</View>
      {isOthers ? (
        <View className="hint">别人写的内容和照片不公开；您写的在您自己的那一件里。</View>
      ) : (
        <View className="body-text selectable">{view.text || '（只有照片）'}</View>
      )}
      <PhotoRow photos={view.photos} />
      <Facts view={view} />
    </View>
  );
}

/** Where it stands, in one sentence, and what was promised. */
function Standing({ view }: { view: IssueView }) {
  const { lead, request } = view;
  return (
    <View className="card">
      <View id="status" className="sentence" aria-live="polite">
        {statusSentence(view, new Date())}
      </View>
      {view.light && (
        <View className="chips" ariaLabel={LIGHT_LABEL[view.light]}>
          <LightChip row={view} />
          {view.urges > 0 && <View className="chip chip-still">{`已催办 ${view.urges} 次`}</View>}
          {view.reporters > 1 && <View className="chip chip-still">{`${view.reporters} 人反映`}</View>}
        </View>
      )}
      <Countdowns view={view} />
      {request && <RequestNote request={request} />}
      {lead && (
        <Button id="open-lead" className="card-action" onPress={() => openIssue(lead.id)}>
          {`看 ${spokenNumber(lead.number)} 的进展`}
        </Button>
      )}
    </View>
  );
}

export default IssuePage;
