import { View } from '@tarojs/components';
import { memo, useState } from 'react';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import type { BuildingGroup, ShownDoor, UnitGroup } from '../walk-rules';
import { STANDING_LABEL, STANDING_SIGN } from '../walk-words';

/** A street of houses may be one "building" of hundreds of doors; a phone draws so many at once without stumbling. */
const DRAWN = 120;

interface Props {
  group: BuildingGroup;
  /** Of the group on the page, for tests and readers. */
  at: number;
  open: boolean;
  /** Null where there is so little to show that everything stays open. */
  onToggle: ((building: string) => void) | null;
  onDoor: (id: string) => void;
}

/** One building: its name and how far it is, and when open its doors by unit. */
export const BuildingCard = memo(function BuildingCard({ group, at, open, onToggle, onDoor }: Props) {
  const { building, counts, units, shown } = group;
  const [drawn, setDrawn] = useState(DRAWN);
  return (
    <View className="card building">
      <View
        id={`building-${at}`}
        className="building-head"
        hoverClass={onToggle ? 'pressed' : 'none'}
        ariaRole={onToggle ? 'button' : 'heading'}
        aria-checked={open ? 'true' : 'false'}
        ariaLabel={`${building}，已敲门 ${counts.knocked}，共 ${counts.doors} 户`}
        onClick={onToggle ? () => onToggle(building) : undefined}
      >
        <View className="building-name grow">{building}</View>
        <View className="building-count">
          {counts.knocked === counts.doors ? `✓ ${counts.doors} 户都敲过门` : `${counts.knocked}/${counts.doors} 户`}
        </View>
        {onToggle && <Icon name="chevron" className={`icon-small ${open ? 'turned' : ''}`} />}
      </View>
      {open &&
        firstOf(units, drawn).map(({ unit, doors }) => (
          <View key={unit}>
            {unit && <View className="field-label">{unit}</View>}
            <View className="doors">
              {doors.map((door) => (
                <DoorTile key={door.id} door={door} onDoor={onDoor} />
              ))}
            </View>
          </View>
        ))}
      {open && shown > drawn && (
        <Button id={`more-${at}`} kind="text" onPress={() => setDrawn(drawn + DRAWN)}>
          {`再显示 ${Math.min(DRAWN, shown - drawn)} 户`}
        </Button>
      )}
    </View>
  );
});

function DoorTile({ door, onDoor }: { door: ShownDoor; onDoor: (id: string) => void }) {
  const standing = door.outcome ?? 'unvisited';
  const words = [door.number, STANDING_LABEL[standing], door.waiting ? '待发送' : ''].filter(Boolean).join('，');
  return (
    <View
      id={`door-${door.id}`}
      className={`door door-${standing}`}
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={words}
      onClick={() => onDoor(door.id)}
    >
      <View className="door-number">{door.number}</View>
      <View className="door-standing">{`${STANDING_SIGN[standing]} ${STANDING_LABEL[standing]}`}</View>
      {door.waiting && <View className="door-waiting">待发送</View>}
    </View>
  );
}

/** The first so many doors, with the units they stand in. */
function firstOf(units: readonly UnitGroup[], most: number): UnitGroup[] {
  let room = most;
  return units.flatMap(({ unit, doors }) => {
    const fits = doors.slice(0, Math.max(0, room));
    room -= fits.length;
    return fits.length ? [{ unit, doors: fits }] : [];
  });
}
