import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Empty, Failed } from '@/components/Empty';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { sendWaiting } from '@/services/action-queue';
import { param } from '@/services/links';
import { useWalks } from '../use-walks';
import { WalkDoors } from './WalkDoors';
import './index.scss';

function WalkPage() {
  const { params } = useRouter();
  const { walks, error, refresh } = useWalks();
  const [directiveId, setDirectiveId] = useState(() => param(params, 'directiveId') || null);
  const [gridChosen, setGridChosen] = useState(() => param(params, 'gridCode'));
  useDidShow(() => void sendWaiting());
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()));

  if (!walks) {
    return <Page>{error ? <Failed error={error} onRetry={() => void refresh()} /> : <SkeletonRows count={4} />}</Page>;
  }
  const walk = walks.find((one) => one.directiveId === directiveId);
  const grid = walk?.grids.find(({ code }) => code === gridChosen) ?? walk?.grids[0];
  if (!walk && error) {
    return (
      <Page>
        <Failed error={error} onRetry={() => void refresh()} />
      </Page>
    );
  }
  if (!walk || !grid) {
    return (
      <Page>
        <Empty
          icon="home"
          title={walk ? '您还没有网格' : '这次走访不在您这里'}
          words={walk ? '街道把网格交给您以后，这里会列出每一户。' : '它可能已经结束，或不在您的网格。'}
        />
      </Page>
    );
  }
  return (
    <Page className="page-with-bar">
      <View id="walk" key={`${directiveId ?? ''}/${grid.code}`}>
        <WalkDoors
          walks={walks}
          walk={walk}
          grid={grid}
          onWalk={(id) => {
            setDirectiveId(id);
            setGridChosen('');
          }}
          onGrid={setGridChosen}
        />
      </View>
    </Page>
  );
}

export default WalkPage;
