import { View } from '@tarojs/components';
import { DOOR_FILTERS, type DoorFilter, passes, type ShownDoor } from '../walk-rules';
import { filterWords } from '../walk-words';

interface Props {
  doors: readonly ShownDoor[];
  /** They are those of a list. */
  listed: boolean;
  chosen: DoorFilter;
  onChoose: (filter: DoorFilter) => void;
}

/** Each says how many doors it shows; in large type they wrap. */
export function DoorFilters({ doors, listed, chosen, onChoose }: Props) {
  return (
    <View className="chips walk-filters" ariaRole="tablist">
      {DOOR_FILTERS.map((filter) => (
        <View
          key={filter}
          id={`filter-${filter}`}
          className={`choice-chip ${filter === chosen ? 'choice-chip-chosen' : ''}`}
          hoverClass="pressed"
          ariaRole="tab"
          aria-checked={filter === chosen ? 'true' : 'false'}
          onClick={() => onChoose(filter)}
        >
          {`${filterWords(filter, listed)} ${doors.filter((door) => passes(door, filter)).length}`}
        </View>
      ))}
    </View>
  );
}
