import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { sendWaiting } from '@/services/action-queue';
import { param } from '@/services/links';
import { useWalks } from '../use-walks';
import { gridsToWalk } from '../walk-rules';
import { WalkDoors } from './WalkDoors';
import './index.scss';

function WalkPage() {
  const { params } = useRouter();
  const { walks, isOld, error, refresh } = useWalks();
  const [directiveId, setDirectiveId] = useState(() => param(params, 'directiveId') || null);
  const [gridChosen, setGridChosen] = useState(() => param(params, 'gridCode'));
  useDidShow(() => void sendWaiting());
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()));

  const walk = walks?.find((one) => one.directiveId === directiveId);
  // What came in since is not among the walks kept on the phone.
  if (!walks || (!walk && isOld)) {
    return <Page>{error ? <Failed error={error} onRetry={() => void refresh()} /> : <SkeletonRows count={4} />}</Page>;
  }
  const grids = walk ? gridsToWalk(walk) : [];
  const grid = grids.find(({ code }) => code === gridChosen) ?? grids[0];
  if (!walk || !grid) {
    const isElsewhere = directiveId !== null && walks.some((one) => one.directiveId === null && one.grids.length > 0);
    return (
      <Page>
        {directiveId === null ? (
          <Empty icon="home" title="您还没有网格" words="街道把网格交给您以后，这里会列出每一户。" />
        ) : (
          <Empty
            icon="home"
            title="这里没有您要走访的住户"
            words="走访名单里没有您网格的住户，或这次走访已经结束、不在您的网格。"
          >
            {isElsewhere && (
              <Button id="go-everyday" className="empty-action" onPress={() => setDirectiveId(null)}>
                去日常走访
              </Button>
            )}
          </Empty>
        )}
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
