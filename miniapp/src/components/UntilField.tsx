import { Picker, View } from '@tarojs/components';
import { clockTime } from '@hongqi/shared';
import { type DayAndHour, dayAndHour, daysAfter, END_OF_DAY, instantOf } from '@/words/moment';

/** What is asked for most, in one press. */
const DAYS = [1, 3, 7];

interface Props {
  value: DayAndHour | null;
  /** The choices by days count from here: the promise that is to be moved, or now. */
  from: Date;
  onChange: (value: DayAndHour) => void;
}

/** A later day and hour: by one press, or exactly. */
export function UntilField({ value, from, onChange }: Props) {
  const now = new Date();
  const today = dayAndHour(now).date;
  const chosen = value ? instantOf(value) : null;
  return (
    <View>
      <View className="chips">
        {DAYS.map((days) => {
          const choice = daysAfter(from, days, END_OF_DAY);
          const isChosen = chosen === instantOf(choice);
          return (
            <View
              key={days}
              id={`until-${days}`}
              className={`choice-chip ${isChosen ? 'choice-chip-chosen' : ''}`}
              hoverClass="pressed"
              ariaRole="radio"
              aria-checked={isChosen ? 'true' : 'false'}
              onClick={() => onChange(choice)}
            >
              {`${days} 天后`}
            </View>
          );
        })}
      </View>
      <View className="choices until-exact">
        <Picker
          id="until-date"
          className="grow"
          mode="date"
          value={value?.date ?? today}
          start={today}
          onChange={({ detail }) => onChange({ date: detail.value, time: value?.time ?? END_OF_DAY })}
        >
          <View className="choice" hoverClass="pressed" ariaRole="button" ariaLabel="选日期">
            {value ? value.date : '选日期'}
          </View>
        </Picker>
        <Picker
          id="until-time"
          className="grow"
          mode="time"
          value={value?.time ?? END_OF_DAY}
          onChange={({ detail }) => onChange({ date: value?.date ?? today, time: String(detail.value) })}
        >
          <View className="choice" hoverClass="pressed" ariaRole="button" ariaLabel="选时间">
            {value ? value.time : '选时间'}
          </View>
        </Picker>
      </View>
      <View id="until-words" className="hint field-hint" aria-live="polite">
        {chosen ? `到 ${clockTime(chosen, now)}` : '可以点上面的天数，也可以选日期和时间'}
      </View>
    </View>
  );
}
