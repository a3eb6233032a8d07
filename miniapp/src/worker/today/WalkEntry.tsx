import { View } from '@tarojs/components';
import type { Walk } from '@hongqi/shared';
import { Icon } from '@/components/Icon';
import { openWalk } from '@/services/links';
import { gridsToWalk } from '../walk-rules';
import { walkLines, walkTitle } from '../walk-words';

/** So many rounds have a row of their own; a last row says how many more there are and leads to them. */
const SHOWN = 3;

/** 走访 beside the day's tasks: each round with its numbers, those of directives first because they end. */
export function WalkEntry({ walks }: { walks: Walk[] }) {
  const withDoors = walks.filter((walk) => gridsToWalk(walk).length > 0);
  const inOrder = [...withDoors].sort((a, b) => Number(a.directiveId === null) - Number(b.directiveId === null));
  const next = inOrder[SHOWN];
  if (inOrder.length === 0) return null;
  return (
    <View className="card card-rows">
      {inOrder.slice(0, SHOWN).map((walk, i) => (
        <View
          key={walk.directiveId ?? ''}
          id={`go-walk-${i}`}
          className="setting"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => openWalk(walk.directiveId)}
        >
          <Icon name="home" className="setting-icon" />
          <View className="grow">
            <View>{walkTitle(walk)}</View>
            {walkLines(walk).map((line) => (
              <View key={line} className="hint">
                {line}
              </View>
            ))}
          </View>
          <Icon name="chevron" className="icon-small" />
        </View>
      ))}
      {next && (
        <View
          id="go-more-walks"
          className="setting"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => openWalk(next.directiveId)}
        >
          <Icon name="home" className="setting-icon" />
          <View className="grow">{`还有 ${inOrder.length - SHOWN} 项走访`}</View>
          <Icon name="chevron" className="icon-small" />
        </View>
      )}
    </View>
  );
}
