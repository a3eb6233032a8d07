import { View } from '@tarojs/components';
import { RATING_LABEL, type Rating } from '@hongqi/shared';
import { Icon } from './Icon';

const SCORES = [1, 2, 3, 4, 5];

interface Props {
  value: Partial<Rating>;
  onChange: (value: Partial<Rating>) => void;
}

/** First whether it is solved, then how content: the two questions the figures are made of. */
export function RatingField({ value, onChange }: Props) {
  return (
    <View>
      <View className="field-label">问题解决了吗?</View>
      <View className="choices">
        <Choice
          id="solved-yes"
          label="解决了"
          chosen={value.solved === true}
          onChoose={() => onChange({ ...value, solved: true })}
        />
        <Choice
          id="solved-no"
          label="没解决"
          chosen={value.solved === false}
          onChoose={() => onChange({ ...value, solved: false })}
        />
      </View>
      <View className="field-label">您满意吗?</View>
      <View className="stars">
        {SCORES.map((score) => (
          <View
            key={score}
            id={`rate-${score}`}
            className={`star ${score <= (value.score ?? 0) ? 'star-on' : ''}`}
            hoverClass="pressed"
            ariaRole="radio"
            ariaLabel={`${score} 星,${RATING_LABEL[score] ?? ''}`}
            aria-checked={score === value.score ? 'true' : 'false'}
            onClick={() => onChange({ ...value, score })}
          >
            <Icon name={score <= (value.score ?? 0) ? 'star-full' : 'star'} className="star-icon" />
          </View>
        ))}
      </View>
      <View className="stars-words" aria-live="polite">
        {value.score ? RATING_LABEL[value.score] : '点一颗星'}
      </View>
    </View>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  chosen: boolean;
  onChoose: () => void;
}

function Choice({ id, label, chosen, onChoose }: ChoiceProps) {
  return (
    <View
      id={id}
      className={`choice ${chosen ? 'choice-chosen' : ''}`}
      hoverClass="pressed"
      ariaRole="radio"
      aria-checked={chosen ? 'true' : 'false'}
      onClick={onChoose}
    >
      {label}
    </View>
  );
}
