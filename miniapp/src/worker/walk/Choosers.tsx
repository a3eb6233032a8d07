import { Text, View } from '@tarojs/components';
import type { Walk } from '@hongqi/shared';
import { useState } from 'react';
import { ChoiceSheet } from '@/components/ChoiceSheet';
import { Icon } from '@/components/Icon';
import { countWalk } from '../walk-rules';
import { walkTitle } from '../walk-words';

const EVERYDAY = 'everyday';

interface WalkProps {
  walks: Walk[];
  chosen: Walk;
  onChoose: (directiveId: string | null) => void;
}

/** Which round; only where there is something to choose. */
export function WalkChooser({ walks, chosen, onChoose }: WalkProps) {
  if (walks.length < 2) return null;
  return (
    <Chooser
      id="choose-walk"
      title="选择走访"
      chosen={walkTitle(chosen)}
      options={walks.map((walk) => ({
        key: walk.directiveId ?? EVERYDAY,
        label: labelOf(walkTitle(walk), countWalk(walk), walk.listed),
      }))}
      onChoose={(key) => onChoose(key === EVERYDAY ? null : key)}
    />
  );
}

interface GridProps {
  grids: Walk['grids'];
  /** The numbers are of a list. */
  listed: boolean;
  chosen: Walk['grids'][number];
  onChoose: (gridCode: string) => void;
}

/** Which grid of the round. */
export function GridChooser({ grids, listed, chosen, onChoose }: GridProps) {
  if (grids.length < 2) return null;
  return (
    <Chooser
      id="choose-grid"
      title="选择网格"
      chosen={chosen.name}
      options={grids.map((grid) => ({ key: grid.code, label: labelOf(grid.name, grid, listed) }))}
      onChoose={onChoose}
    />
  );
}

interface ChooserProps {
  id: string;
  title: string;
  chosen: string;
  options: { key: string; label: string }[];
  onChoose: (key: string) => void;
}

function Chooser({ id, title, chosen, options, onChoose }: ChooserProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <View>
      <View
        id={id}
        className="section-link"
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={`${title}，现在是${chosen}`}
        onClick={() => setOpen(true)}
      >
        <Text>换一个</Text>
        <Icon name="chevron" className="icon-small" />
      </View>
      {isOpen && (
        <ChoiceSheet
          title={title}
          options={options}
          onChoose={(key) => {
            setOpen(false);
            onChoose(key);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  );
}

function labelOf(title: string, { knocked, doors }: { knocked: number; doors: number }, listed: boolean): string {
  return `${title}（${listed ? '名单 ' : ''}${knocked}/${doors} 户）`;
}
