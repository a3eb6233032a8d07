import { View } from '@tarojs/components';
import { RATING_LABEL, type Rating } from '@hongqi/shared';
import { Choice } from './Choice';
import { Icon } from './Icon';

const SCORES = [1, 2, 3, 4, 5];

interface Props {
  value: Partial<Rating>;
  onChange: (value: Partial<Rating>) => void;
}

/** First whether it is solved, then how content: two questions, asked, stored and counted apart. */
export function RatingField({ value, onChange }: Props) {
  return (
    <View>
      <View className="field-label">问题解决了吗？</View>
      <View className="choices">
        <Choice
          id="solved-yes"
          className="choice-big"
          label="解决了"
          chosen={value.solved === true}
          onChoose={() => onChange({ ...value, solved: true })}
        />
        <Choice
          id="solved-no"
          className="choice-big"
          label="没有解决"
          chosen={value.solved === false}
          onChoose={() => onChange({ ...value, solved: false })}
        />
      </View>
      {value.solved === false && (
        <View id="not-solved" className="hint field-hint" aria-live="polite">
          提交后马上重新办理，时限比原来短。
        </View>
      )}
      <View className="field-label">这次办理，您满意吗？</View>
      <View className="stars">
        {SCORES.map((score) => (
          <View
            key={score}
            id={`rate-${score}`}
            className={`star ${score <= (value.score ?? 0) ? 'star-on' : ''}`}
            hoverClass="pressed"
            ariaRole="radio"
            ariaLabel={`${score} 星，${RATING_LABEL[score] ?? ''}`}
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
