import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ERRORS, type Wants } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { ListEnd } from '@/components/ListEnd';
import { Page } from '@/components/Page';
import { SkeletonRows } from '@/components/Skeleton';
import { forgetRefused } from '@/services/action-queue';
import { param } from '@/services/links';
import { useAsked } from '../use-asked';
import type { Asked } from '../walk-memory';
import { AnswerForSheet } from './AnswerForSheet';
import { useUnsettled } from './use-unsettled';
import type { WaitingPerson } from './waiting-people';
import './index.scss';

function UnsettledPage() {
  const { params } = useRouter();
  const directiveId = param(params, 'directiveId');
  const asked = useAsked(directiveId);
  const { list, people, offline, refused } = useUnsettled(directiveId);
  const [person, setPerson] = useState<WaitingPerson | null>(null);
  usePullDownRefresh(() => void list.reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void list.loadMore());
  const left = people.filter(({ waiting }) => !waiting).length;

  return (
    <Page>
      {offline && (
        <View id="offline" className="notice-line" aria-live="polite">
          离线，显示上次看到的名单；代回执会存在手机里
        </View>
      )}
      {refused.map(({ actionKey, about, code }, i) => (
        <View key={actionKey} className="card card-late" ariaRole="alert">
          <View className="card-title">{`▲ 给 ${about} 的代回执没有送达`}</View>
          <View className="body-text">{ERRORS[code].text}</View>
          <Button id={`refused-read-${i}`} className="card-action" onPress={() => forgetRefused(actionKey)}>
            知道了
          </Button>
        </View>
      ))}
      {asked && <Head asked={asked} left={left} hasMore={list.hasMore} />}
      {list.status === 'loading' && people.length === 0 && <SkeletonRows count={4} />}
      {list.status === 'failed' && people.length === 0 && (
        <Failed error={list.error} onRetry={() => void list.reload()} />
      )}
      {list.status === 'ready' && people.length === 0 && (
        <Empty icon="check" title="都完成了" words="您的网格里，收到这条指令的居民都已经完成。" />
      )}
      {people.map((one, i) => (
        <PersonRow key={one.personId} person={one} at={i} asked={asked} onPress={setPerson} />
      ))}
      <ListEnd list={{ ...list, items: people }} />
      {person && asked && (
        <AnswerForSheet key={person.personId} person={person} asked={asked} onClose={() => setPerson(null)} />
      )}
    </Page>
  );
}

function Head({ asked, left, hasMore }: { asked: Asked; left: number; hasMore: boolean }) {
  return (
    <View className="card">
      <View className="sentence">{asked.title}</View>
      <View id="left" className="hint" aria-live="polite">
        {asked.over ? '已经结束，不再需要代回执' : `还有 ${left}${hasMore ? ' 人以上' : ' 人'}${NOT_YET[asked.wants]}`}
      </View>
    </View>
  );
}

interface RowProps {
  person: WaitingPerson;
  at: number;
  asked: Asked | null;
  onPress: (person: WaitingPerson) => void;
}

function PersonRow({ person, at, asked, onPress }: RowProps) {
  return (
    <View className="row-card unsettled-row">
      <View className="grow">
        <View className="row-title">{person.name}</View>
        <View className="row-last">{person.areaName}</View>
        <View className="row-last">
          {asked && person.readAt ? `◐ 已读，${NOT_YET[asked.wants]}` : person.readAt ? '◐ 已读' : '○ 未读'}
        </View>
      </View>
      {person.waiting ? (
        <View className="chip chip-yellow">待发送</View>
      ) : (
        asked &&
        !asked.over && (
          <Button id={`answer-for-${at}`} onPress={() => onPress(person)}>
            代回执
          </Button>
        )
      )}
    </View>
  );
}

const NOT_YET: Record<Wants, string> = { read: '未读', receipt: '未回执', form: '未反馈' };

export default UnsettledPage;
