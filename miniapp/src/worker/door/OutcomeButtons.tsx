import { View } from '@tarojs/components';
import type { VisitOutcome } from '@hongqi/shared';
import { Button } from '@/components/Button';
import { STANDING_LABEL, STANDING_SIGN } from '../walk-words';

const BIG = ['met', 'notHome', 'problem'] as const;

/** Three presses for what happens at nearly every door, and a small one for the rest. */
export function OutcomeButtons({ onPress }: { onPress: (outcome: VisitOutcome) => void }) {
  return (
    <View>
      <View className="outcomes">
        {BIG.map((outcome) => (
          <View
            key={outcome}
            id={`outcome-${outcome}`}
            className={`outcome outcome-${outcome}`}
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel={STANDING_LABEL[outcome]}
            onClick={() => onPress(outcome)}
          >
            <View className="outcome-sign" aria-hidden="true">
              {STANDING_SIGN[outcome]}
            </View>
            <View>{STANDING_LABEL[outcome]}</View>
          </View>
        ))}
      </View>
      <Button id="outcome-refused" kind="text" onPress={() => onPress('refused')}>
        {`${STANDING_LABEL.refused}（不愿开门或不愿说）`}
      </Button>
    </View>
  );
}
