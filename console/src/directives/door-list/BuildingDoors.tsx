import type { DoorBrief } from '@hongqi/shared';
import { doorWords } from '@hongqi/shared';
import { Button, Checkbox, Skeleton } from 'antd';
import { SayFailed } from '../../parts/Say';
import { tickOf, unitsOf } from './door-groups';
import type { Choosing } from './ListDrawer';
import { type DoorPlace, useDoorsOfBuilding } from './list-queries';

interface Props extends Pick<Choosing, 'add' | 'remove'> {
  place: DoorPlace;
  /** Those of its doors that are on the list. */
  there: readonly DoorBrief[];
}

/** The doors of a building, unit by unit: whole units by a box, single doors by a press. */
export function BuildingDoors({ place, there, add, remove }: Props) {
  const doors = useDoorsOfBuilding(place);
  const ids = new Set(there.map(({ id }) => id));
  if (doors.error) return <SayFailed error={doors.error} again={() => void doors.refetch()} />;
  if (!doors.data) return <Skeleton active className="pad" title={false} paragraph={{ rows: 2 }} />;
  return (
    <div className="pick-units">
      {unitsOf(doors.data).map(({ unit, doors: all }) => {
        const listed = all.filter(({ id }) => ids.has(id));
        const tick = tickOf(listed.length, all.length);
        return (
          <div key={unit} className="pick-unit" role="group" aria-label={`${place.building}${unit}`}>
            {unit ? (
              <Checkbox
                {...tick}
                onChange={() => (tick.checked ? remove(listed) : add(all))}
                data-testid={`pick-${place.building} ${unit}`}
              >
                {unit}
              </Checkbox>
            ) : null}
            <div className="pick-doors">
              {all.map((door) => (
                <Button
                  key={door.id}
                  size="small"
                  className={ids.has(door.id) ? 'pick-door pick-door-in' : 'pick-door'}
                  aria-pressed={ids.has(door.id)}
                  aria-label={doorWords(door)}
                  onClick={() => (ids.has(door.id) ? remove([door]) : add([door]))}
                  data-testid={`pick-${doorWords(door)}`}
                >
                  {door.number}
                </Button>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
