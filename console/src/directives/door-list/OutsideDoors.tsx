import type { DoorBrief } from '@hongqi/shared';
import { Button } from 'antd';
import { figure } from '../sending-words';
import { outsideOf } from './door-groups';
import { placesWords } from './list-words';

interface Props {
  doors: readonly DoorBrief[];
  areas: readonly string[];
  remove: (gone: readonly DoorBrief[]) => void;
}

/** Told as soon as the areas and the list do not fit, with the way out. */
export function OutsideDoors({ doors, areas, remove }: Props) {
  const outside = outsideOf(doors, areas);
  if (outside.length === 0) return null;
  return (
    <div className="list-outside" role="alert" data-testid="list-outside">
      <p>
        ◆ 有 {figure(outside.length)} 户不在发送范围内：{placesWords(outside)}
      </p>
      <Button size="small" onClick={() => remove(outside)} data-testid="list-outside-remove">
        移出这 {figure(outside.length)} 户
      </Button>
    </div>
  );
}
