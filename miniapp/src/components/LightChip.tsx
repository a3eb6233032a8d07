import { View } from '@tarojs/components';
import { howFarDue, type IssueRow, type Light, LIGHT_LABEL, LIGHT_SHAPE, STATE_LABEL } from '@hongqi/shared';

type Chipped = Pick<IssueRow, 'light' | 'dueAt' | 'state'>;

/** Shape, word and colour of how pressing it is; the state alone when no clock runs. */
export function LightChip({ row, withDue = false }: { row: Chipped; withDue?: boolean }) {
  if (!row.light) return <View className="chip chip-still">{STATE_LABEL[row.state]}</View>;
  return (
    <View className={`chip chip-${row.light}`}>
      {`${LIGHT_SHAPE[row.light]} ${chipWords(row.light, withDue ? row.dueAt : null)}`}
    </View>
  );
}

function chipWords(light: Light, dueAt: string | null): string {
  // "超期 2 天" says the light and the distance at once.
  if (dueAt) return howFarDue(dueAt, new Date());
  return LIGHT_LABEL[light];
}
