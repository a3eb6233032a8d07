import Taro, { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { clockTime, doorRoutes, doorWords, type VisitOutcome } from '@hongqi/shared';
import { useRef, useState } from 'react';
import { Button } from '@/components/Button';
import { Empty, Failed } from '@/components/Empty';
import { Page } from '@/components/Page';
import { SkeletonIssue } from '@/components/Skeleton';
import { call } from '@/services/api';
import { isPassing, tell, textOf } from '@/services/errors';
import { newKey } from '@/services/keys';
import { leaveDoor, param } from '@/services/links';
import { putDoor, useDoorList } from '../door-list';
import { noteVisit } from '../noted-visits';
import { useAsked } from '../use-asked';
import type { ShownDoor } from '../walk-rules';
import { STANDING_LABEL, standingWords } from '../walk-words';
import { Contact } from './Contact';
import { DoorSheet } from './DoorSheet';
import { LastVisits } from './LastVisits';
import { OutcomeButtons } from './OutcomeButtons';
import { VisitSheet } from './VisitSheet';
import './index.scss';

function DoorPage() {
  const { params } = useRouter();
  const directiveId = param(params, 'directiveId') || null;
  const gridCode = param(params, 'gridCode');
  const list = useDoorList(directiveId, gridCode);
  const door = list.doors?.find(({ id }) => id === param(params, 'id'));

  if (!list.doors) {
    return (
      <Page>{list.error ? <Failed error={list.error} onRetry={() => void list.refresh()} /> : <SkeletonIssue />}</Page>
    );
  }
  if (!door) {
    return (
      <Page>
        <Empty icon="home" title="这一户不在名单里了" words="可能已经删除，返回后下拉刷新名单。" />
      </Page>
    );
  }
  return (
    <Page>
      <DoorCards door={door} gridCode={gridCode} directiveId={directiveId} />
    </Page>
  );
}

function DoorCards({ door, gridCode, directiveId }: { door: ShownDoor; gridCode: string; directiveId: string | null }) {
  const asked = useAsked(directiveId);
  const [outcome, setOutcome] = useState<Exclude<VisitOutcome, 'notHome'> | null>(null);
  const [editing, setEditing] = useState(false);
  // One knock, however often its button is pressed before the page is gone.
  const [visitKey] = useState(newKey);
  const noting = useRef(false);
  const now = new Date();
  const leave = () => leaveDoor(gridCode, directiveId);

  /** Nothing more is to be said of a door that stayed shut: one press. */
  const noteNobody = async () => {
    if (noting.current) return;
    noting.current = true;
    const about = { visitKey, doorId: door.id, directiveId: directiveId ?? undefined };
    const visit = { ...about, outcome: 'notHome' } as const;
    noting.current = await noteVisit(visit, [], doorWords(door));
    if (!noting.current) return;
    tell(`已记下：${STANDING_LABEL.notHome}`);
    leave();
  };
  const press = (pressed: VisitOutcome) => {
    if (pressed === 'notHome') void noteNobody();
    else if (!noting.current) setOutcome(pressed);
  };

  return (
    <View>
      <View className="card">
        <View className="sentence">{doorWords(door)}</View>
        <View className="chips">
          <View id="standing" className={`chip chip-${CHIP[door.outcome ?? 'unvisited']}`}>
            {standingWords(door.outcome)}
          </View>
          {door.waiting && <View className="chip chip-yellow">待发送</View>}
        </View>
        {door.visitedAt && <View className="hint">{`${clockTime(door.visitedAt, now)} 走访`}</View>}
        {door.visitNote && <View className="body-text selectable">{door.visitNote}</View>}
        {door.note && <View className="notice-words selectable">{`备注：${door.note}`}</View>}
      </View>
      <View className="card">
        <View className="card-title">敲门以后</View>
        <OutcomeButtons onPress={press} />
      </View>
      {asked && !asked.over && (
        <View id="asked" className="card">
          <View className="card-title">{asked.title}</View>
          <View className="body-text selectable">{asked.text}</View>
        </View>
      )}
      {door.hasContact && <Contact key={door.version} doorId={door.id} />}
      <LastVisits doorId={door.id} version={door.visitedAt} />
      <View className="stack">
        <Button id="edit-door" onPress={() => setEditing(true)}>
          改住户信息
        </Button>
        <Button id="remove-door" kind="text" onPress={() => void removeDoor(door, leave)}>
          删除这一户
        </Button>
      </View>
      {outcome && (
        <VisitSheet
          key={outcome}
          outcome={outcome}
          door={door}
          directiveId={directiveId}
          asked={asked}
          visitKey={visitKey}
          onClose={() => setOutcome(null)}
          onNoted={leave}
        />
      )}
      {editing && <DoorSheet gridCode={gridCode} door={door} onClose={() => setEditing(false)} />}
    </View>
  );
}

const CHIP = { unvisited: 'still', met: 'green', notHome: 'still', problem: 'yellow', refused: 'still' } as const;

async function removeDoor(door: ShownDoor, leave: () => void): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '删除这一户',
    content: `${doorWords(door)} 不再走访。以前的走访记录会保留。`,
    confirmText: '删除',
  });
  if (!confirm) return;
  try {
    await call(doorRoutes.remove, {}, { id: door.id });
  } catch (error) {
    return tell(isPassing(error) ? '没有信号，有信号时才能删除' : textOf(error));
  }
  putDoor(door.id, null);
  tell('已删除');
  leave();
}

export default DoorPage;
