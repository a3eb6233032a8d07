import type { DirectiveView, DoorBrief } from '@hongqi/shared';
import { Button, Drawer, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../me';
import { SayFailed } from '../../parts/Say';
import { figure } from '../sending-words';
import { DoorTree } from './DoorTree';
import { useListedDoors } from './list-queries';

/** How long the list of a draft is, and a press to look at it. */
export function DraftListLine({ doors }: { doors: readonly DoorBrief[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Line count={doors.length} open={() => setOpen(true)} />
      {open ? (
        <ListPane count={doors.length} onClose={() => setOpen(false)}>
          <DoorTree doors={doors} />
        </ListPane>
      ) : null}
    </>
  );
}

/** The same of a directive that is not open for writing; nothing where it has no list. */
export function ListLine({ view: { id, listedDoors } }: { view: Pick<DirectiveView, 'id' | 'listedDoors'> }) {
  const [open, setOpen] = useState(false);
  const mayLook = useMay('door.read');
  if (listedDoors === null) return null;
  return (
    <>
      <Line count={listedDoors} open={mayLook ? () => setOpen(true) : null} />
      {open ? (
        <ListPane count={listedDoors} onClose={() => setOpen(false)}>
          <Fetched id={id} />
        </ListPane>
      ) : null}
    </>
  );
}

function Line({ count, open }: { count: number; open: (() => void) | null }) {
  return (
    <span className="list-line" data-testid="list-line">
      走访名单 {figure(count)} 户
      {open ? (
        <Button type="link" size="small" onClick={open} data-testid="list-look">
          查看名单
        </Button>
      ) : null}
    </span>
  );
}

function ListPane({ count, onClose, children }: { count: number; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer
      open
      size={520}
      onClose={onClose}
      title="走访名单"
      extra={<span className="quiet">{figure(count)} 户</span>}
      classNames={{ body: 'list-pane' }}
    >
      {children}
    </Drawer>
  );
}

function Fetched({ id }: { id: string }) {
  const doors = useListedDoors(id);
  if (doors.error) return <SayFailed error={doors.error} again={() => void doors.refetch()} />;
  return doors.data ? <DoorTree doors={doors.data} /> : <Skeleton active />;
}
