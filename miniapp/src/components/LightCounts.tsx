import { View } from '@tarojs/components';
import { type Light, LIGHT_LABEL, LIGHT_SHAPE } from '@hongqi/shared';

const ORDER: readonly Light[] = ['red', 'yellow', 'green'];

interface Props {
  counts: Record<Light, number> | null;
  chosen?: Light | null;
  /** Without it the numbers are only shown. */
  onChoose?: (light: Light | null) => void;
}

/** Overdue, nearly, in time: three numbers that filter. */
export function LightCounts({ counts, chosen = null, onChoose }: Props) {
  return (
    <View className="light-counts">
      {ORDER.map((light) => (
        <View
          key={light}
          id={onChoose ? `filter-${light}` : `count-${light}`}
          className={`light-count light-${light} ${chosen === light ? 'light-chosen' : ''}`}
          hoverClass={onChoose ? 'pressed' : 'none'}
          ariaRole={onChoose ? 'button' : 'text'}
          ariaLabel={`${LIGHT_LABEL[light]} ${counts?.[light] ?? 0} 件`}
          aria-checked={chosen === light ? 'true' : 'false'}
          onClick={onChoose && (() => onChoose(chosen === light ? null : light))}
        >
          <View className="light-number">{counts ? counts[light] : '–'}</View>
          <View className="light-label">{`${LIGHT_SHAPE[light]} ${LIGHT_LABEL[light]}`}</View>
        </View>
      ))}
    </View>
  );
}
