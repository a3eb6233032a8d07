import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { Image, View } from '@tarojs/components';
import type { IssueRow } from '@hongqi/shared';
import { useCallback } from 'react';
import mark from '@/assets/mark-white.png';
import { Failed } from '@/components/Empty';
import { Icon } from '@/components/Icon';
import { IssueCard } from '@/components/IssueCard';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { useTabBadge } from '@/hooks/use-tab-badge';
import { useWhenSignedIn } from '@/hooks/use-when-signed-in';
import { openIssue, openMyIssues, openReport } from '@/services/links';
import { isLeader, isStaff, useSession } from '@/store/session';
import { Directives } from './Directives';
import { LeaderEntry } from './LeaderEntry';
import { MyWorker } from './MyWorker';
import { useHome } from './use-home';
import { WorkEntry } from './WorkEntry';
import './index.scss';

function HomePage() {
  const street = useSession((state) => state.config?.street.name);
  const me = useSession((state) => state.me);
  const { open, counts, leading, error, load } = useHome();
  useWhenSignedIn(() => void load());
  useTabBadge();
  usePullDownRefresh(() => void load().finally(() => Taro.stopPullDownRefresh()));

  return (
    <Page>
      <View className="band">
        <Image className="band-mark" src={mark} aria-hidden="true" />
        <View className="grow">
          <View className="band-brand" ariaRole="heading">
            {street ?? '红旗网事'}
          </View>
          <View className="band-street">一声喊到顶，件件有回音</View>
        </View>
      </View>
      <View className="home-body">
        <Directives />
        {isLeader(me) && <LeaderEntry counts={leading} />}
        {isStaff(me) && <WorkEntry counts={counts} />}
        <View
          id="go-report"
          className="report-card"
          hoverClass="pressed"
          ariaRole="button"
          ariaLabel="我要反映，拍照或说一句话"
          onClick={() => openReport()}
        >
          <View className="report-round">
            <Icon name="camera" className="report-icon" />
          </View>
          <View className="report-title">我要反映</View>
          <View className="report-words">拍照或说一句话</View>
        </View>
        <MyWorker />
        <MyOpen open={open} error={error} onRetry={() => void load()} />
      </View>
    </Page>
  );
}

function MyOpen({ open, error, onRetry }: { open: IssueRow[] | null; error: unknown; onRetry: () => void }) {
  const show = useCallback((row: IssueRow) => openIssue(row.id), []);
  return (
    <View className="section">
      <View className="section-head">
        <View className="section-title grow">办理中的诉求</View>
        <View id="go-list" className="section-link" hoverClass="pressed" ariaRole="link" onClick={openMyIssues}>
          全部
          <Icon name="chevron" className="icon-small" />
        </View>
      </View>
      {!open && (error ? <Failed error={error} onRetry={onRetry} /> : <SkeletonRows count={2} />)}
      {open?.map((row) => (
        <IssueCard key={row.id} row={row} onOpen={show} />
      ))}
      {open?.length === 0 && (
        <View className="hint section-empty">没有正在办理的诉求。您反映的事会在这里，随时看得到办到哪一步。</View>
      )}
    </View>
  );
}

export default HomePage;
