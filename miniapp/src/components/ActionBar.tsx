import { View } from '@tarojs/components';
import { type Action, type IssueView, seesInternal } from '@hongqi/shared';
import { useState } from 'react';
import type { Actions } from '@/hooks/use-actions';
import { actionsOffered, actionWords, isExpected } from '@/words/actions-offered';
import { Button } from './Button';
import { ChoiceSheet } from './ChoiceSheet';

interface Props {
  view: IssueView;
  actions: Actions;
  /** Actions the page offers in a place of their own. */
  elsewhere?: readonly Action[];
}

/** What can be done now, at the bottom of the page: at most two buttons, the first the biggest; the rest under 更多. */
export function ActionBar({ view, actions, elsewhere = [] }: Props) {
  const [listed, setListed] = useState(false);
  const offered = actionsOffered(view, elsewhere);
  if (offered.length === 0) return null;
  const asResident = !seesInternal(view.relations);
  const shown = offered.slice(0, 2);
  const rest = offered.slice(2);
  return (
    <View className="bar">
      {rest.length > 0 && (
        <Button id="more-actions" kind="text" className="bar-more" onPress={() => setListed(true)}>
          更多
        </Button>
      )}
      {[...shown].reverse().map((action) => (
        <Button
          key={action}
          id={`action-${action}`}
          kind={action === shown[0] && isExpected(action) ? 'primary' : 'plain'}
          className={action === shown[0] ? 'bar-main' : 'bar-side'}
          busy={actions.sending === action}
          onPress={() => actions.press(action)}
        >
          {actionWords(action, asResident)}
        </Button>
      ))}
      {listed && (
        <ChoiceSheet
          title="还可以"
          options={rest.map((action) => ({ key: action, label: actionWords(action, asResident) }))}
          onChoose={(action) => {
            setListed(false);
            actions.press(action);
          }}
          onClose={() => setListed(false)}
        />
      )}
    </View>
  );
}
