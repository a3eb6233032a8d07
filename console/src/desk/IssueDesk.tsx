import { type Action, ACTION_LABEL, FIELD_LABEL, type IssueRow, type IssueView, NOTE_LABEL } from '@hongqi/shared';
import { App } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { errorText, isConflict, isOutdated } from '../api';
import { GridMap } from '../map/GridMap';
import { EMPTY_DRAFT, formFields, holderRef, inputOf, isHolder, missingFrom, openedDraft, workerOf } from './act-draft';
import { ActForm } from './ActForm';
import { ActionBar } from './ActionBar';
import { useAreas, useHolders } from './desk-queries';
import { Facts } from './Facts';
import { Heading } from './Heading';
import { History } from './History';
import { News } from './News';
import { PressingList } from './PressingList';
import { floorOf } from './until';
import { useAct } from './use-act';

interface Props {
  view: IssueView;
  others: readonly IssueRow[];
}

/** One issue on the desk: facts, map, history, the form of an action, and the bar that never moves. */
export function IssueDesk({ view, others }: Props) {
  const { message } = App.useApp();
  const { data: areas } = useAreas();
  const act = useAct(view.id);
  const candidates = useHolders(view);
  const here = { version: view.version, seq: Math.max(0, ...view.history.map(({ seq }) => seq)) };
  const wanted = useWanted(view);
  const [chosen, setChosen] = useState(wanted);
  const [draft, setDraft] = useState(() => (wanted ? openedDraft(view, wanted, EMPTY_DRAFT) : EMPTY_DRAFT));
  // What the person had read when they began to act: a newer version is shown to them before it is acted upon.
  const [read, setRead] = useState<{ version: number; seq: number } | null>(wanted ? here : null);
  const outdated = read !== null && view.version > read.version;
  const fields = chosen ? formFields(view, chosen) : [];
  const missing = missingFrom((chosen && view.needs[chosen]) ?? [], draft);
  const stillAllowed = chosen !== null && view.actions.includes(chosen);
  const tooEarly = chosen !== null && fields.includes('until') && isTooEarly(view, chosen, draft.until);

  const open = (action: Action): void => {
    act.reset();
    setRead((before) => before ?? here);
    setChosen(action);
    setDraft((before) => openedDraft(view, action, before));
  };
  const close = (): void => {
    act.reset();
    setChosen(null);
    setRead(null);
  };
  const press = (action: Action, version: number): void => {
    act.mutate(
      { action, input: inputOf(formFields(view, action), draft), version },
      {
        onSuccess: () => {
          void message.success(`已${ACTION_LABEL[action]}`);
          setDraft(EMPTY_DRAFT);
          close();
        },
        onError: (error) => {
          if (isConflict(error)) setRead((before) => before ?? here);
          // What changed is shown in place; "please refresh" would ask for what has just been done.
          if (!isOutdated(error)) void message.warning(errorText(error));
        },
      },
    );
  };
  const choose = (action: Action): void =>
    formFields(view, action).length ? open(action) : press(action, view.version);
  const pickGrid = (code: string): void => {
    if (!view.actions.includes('dispatch')) return;
    const worker = workerOf(candidates, code);
    open('dispatch');
    if (worker) setDraft((before) => ({ ...before, holder: holderRef(worker) }));
    else void message.info('这个网格没有可派的网格员，请在名单里选');
  };

  const wants = !stillAllowed
    ? '情况有变，这一步现在不能做了'
    : missing.length
      ? `还缺：${missing.map((field) => FIELD_LABEL[field]).join('、')}`
      : '';
  const chosenHolder = fields.includes('holder') ? candidates.find((each) => isHolder(each, draft.holder)) : undefined;
  const pins = others.some(({ id }) => id === view.id) ? others : [...others, view];
  return (
    <article className="issue" aria-label={view.title}>
      <Heading view={view} />
      {outdated ? (
        <News entries={view.history.filter(({ seq }) => seq > read.seq)} seen={() => setRead(chosen ? here : null)} />
      ) : null}
      <PressingList view={view} chosen={chosen} busy={act.isPending} choose={choose} />
      <div className="columns">
        <Facts view={view} />
        <section className="column column-map" aria-label="位置">
          <GridMap
            label={`「${view.title}」的位置与网格`}
            areas={areas ?? []}
            issues={pins}
            selectedId={view.id}
            highlightCode={view.areaCode}
            chosenCode={chosenHolder?.areaCode ?? null}
            onPickGrid={view.actions.includes('dispatch') ? pickGrid : undefined}
          >
            {view.actions.includes('dispatch') ? <p className="map-hint">点网格，派给它的网格员</p> : null}
          </GridMap>
        </section>
        <History view={view} />
      </div>
      {chosen ? (
        <ActForm
          view={view}
          action={chosen}
          fields={fields}
          noteLabel={NOTE_LABEL[chosen]}
          draft={draft}
          change={(changed) => setDraft((before) => ({ ...before, ...changed }))}
          candidates={candidates}
          error={act.error && !isOutdated(act.error) ? errorText(act.error) : null}
          wants={wants}
        />
      ) : null}
      <ActionBar
        view={view}
        chosen={chosen}
        busy={act.isPending}
        ready={stillAllowed && missing.length === 0 && !tooEarly}
        choose={choose}
        cancel={close}
        go={() => chosen && press(chosen, read?.version ?? view.version)}
      />
    </article>
  );
}

/** The form another page asked for, if this person may open it. */
function useWanted(view: IssueView): Action | null {
  const state = useLocation().state as { act?: Action } | null;
  const action = state?.act;
  return action && view.actions.includes(action) && formFields(view, action).length ? action : null;
}

function isTooEarly(view: IssueView, action: Action, until: string | null): boolean {
  return until !== null && Date.parse(until) <= floorOf(view, action, new Date()).getTime();
}
