import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { clockTime, type ReceivedRow, type ReceivedView } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { Button } from '@/components/Button';
import { DirectiveChips } from '@/components/DirectiveCard';
import { Empty, Failed } from '@/components/Empty';
import { Page } from '@/components/Page';
import { RefusedCards } from '@/components/RefusedCards';
import { SkeletonIssue } from '@/components/Skeleton';
import { goBack, openSignIn, param } from '@/services/links';
import { ofKind } from '@/services/queue-items';
import { Answering } from './Answering';
import { Additions, Content, GivenAnswer, Head, StaffText } from './DirectiveParts';
import { SettleBar } from './SettleBar';
import { StaffActions } from './StaffActions';
import { tidyDraft } from './use-answer-draft';
import { isSignedOut, type LoadedDirective, useDirective } from './use-directive';
import { useSettle } from './use-settle';
import './index.scss';

function DirectivePage() {
  const { params } = useRouter();
  const directive = useDirective(param(params, 'id'));
  usePullDownRefresh(() => void directive.reload().finally(() => Taro.stopPullDownRefresh()));
  if (directive.view) return <Opened directive={directive} view={directive.view} />;
  if (isSignedOut(directive.error)) return <SignedOut />;
  return (
    <Page>
      {directive.row && directive.error !== null && <KnownFromList row={directive.row} />}
      {directive.error ? <Failed error={directive.error} onRetry={() => void directive.reload()} /> : <SkeletonIssue />}
    </Page>
  );
}

/** Opened from a WeChat message, and back from the sign-in page without having signed in. */
function SignedOut() {
  return (
    <Page>
      <Empty icon="person" title="请先登录" words="登录后就能看到发给您的这条指令。">
        <Button id="go-sign-in" kind="primary" className="empty-action" onPress={openSignIn}>
          去登录
        </Button>
      </Empty>
    </Page>
  );
}

function KnownFromList({ row }: { row: ReceivedRow }) {
  return (
    <View className="card">
      <DirectiveChips row={row} />
      <View className="read-title">{row.title}</View>
      <View className="hint">{`${row.from}发来，全文等有信号时显示`}</View>
    </View>
  );
}

function Opened({ directive, view }: { directive: LoadedDirective; view: ReceivedView }) {
  const { seenAt, waiting, refused, take, reload } = directive;
  const [answering, setAnswering] = useState(false);
  const settle = useSettle(view, take, reload);
  const isKept = ofKind(waiting, 'answer').length > 0;
  const reports = ofKind(waiting, 'report').length;
  useEffect(() => tidyDraft(view), [view]);

  const edit = () => {
    setAnswering(true);
    // Once the form is drawn.
    Taro.nextTick(() => void Taro.pageScrollTo({ selector: '#answer-form', duration: 150 }));
  };

  return (
    <Page className="page-with-bar">
      {seenAt && (
        <View id="offline" className="notice-line" aria-live="polite">
          {`离线，显示 ${clockTime(seenAt, new Date())} 的内容`}
        </View>
      )}
      <RefusedCards refused={refused} />
      <Head view={view} />
      {view.state !== 'recalled' && (
        <View>
          <Content view={view} />
          <StaffText words={view.staffText} />
        </View>
      )}
      <Additions additions={view.additions} />
      {answering ? (
        <Answering view={view} settle={settle} onDone={() => setAnswering(false)} />
      ) : (
        <GivenAnswer view={view} photosKept={photosIn(waiting)} />
      )}
      {!answering && <StaffActions view={view} reportsKept={reports} onChanged={() => void reload()} />}
      {!answering && <SettleBar view={view} settle={settle} isKept={isKept} onEdit={edit} onLeave={() => goBack()} />}
    </Page>
  );
}

function photosIn(waiting: LoadedDirective['waiting']): number {
  const answers = ofKind(waiting, 'answer');
  return answers[answers.length - 1]?.files.length ?? 0;
}

export default DirectivePage;
