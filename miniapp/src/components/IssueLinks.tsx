import { View } from '@tarojs/components';
import { type IssueLink, spokenNumber, STATE_LABEL } from '@hongqi/shared';
import { Icon } from './Icon';
import { LightChip } from './LightChip';

interface Props {
  title: string;
  links: readonly IssueLink[];
  onOpen: (id: string) => void;
}

/** Other issues this one hangs together with, each with its own state and light. */
export function IssueLinks({ title, links, onOpen }: Props) {
  if (links.length === 0) return null;
  return (
    <View className="card">
      <View className="card-title">{title}</View>
      {links.map(({ id, number, title: words, state, light }) => (
        <View
          key={id}
          id={`link-${number}`}
          className="setting"
          hoverClass="pressed"
          ariaRole="link"
          ariaLabel={`${words},${STATE_LABEL[state]}`}
          onClick={() => onOpen(id)}
        >
          <View className="grow">
            <View className="toggle-label">{words}</View>
            <View className="chips">
              {light && <LightChip row={{ light, state, dueAt: null }} />}
              <View className="hint">{`${STATE_LABEL[state]} · ${spokenNumber(number)}`}</View>
            </View>
          </View>
          <Icon name="chevron" className="icon-small" />
        </View>
      ))}
    </View>
  );
}
