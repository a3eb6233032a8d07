import { ACTION_LABEL, type IssueView } from '@hongqi/shared';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { pressings } from '../desk/standing-words';
import { CardChip } from '../parts/CardChip';
import { LightChip } from '../parts/LightChip';
import type { Panel } from './panels';

const PRESSING = {
  shouts: 'shout',
  late: 'late',
  orders: 'order',
  arbitrations: 'request',
  appeals: 'appeal',
} as const;

interface Props {
  panel: Panel;
  views: readonly IssueView[];
  /** There are more in the queue than were looked at. */
  isCut: boolean;
  now: Date;
}

export function PanelBox({ panel, views, isCut, now }: Props) {
  return (
    <section className={`heap heap-${panel.key}`} aria-label={panel.title} data-testid={`heap-${panel.key}`}>
      <header className="heap-head">
        <h2>{panel.title}</h2>
        <span className="quiet">{views.length} 件</span>
        {isCut ? <Link to={`/desk/${panel.queue}`}>全部</Link> : null}
      </header>
      {views.length === 0 ? (
        <p className="quiet heap-empty">{panel.empty}</p>
      ) : (
        <ul className="heap-list">
          {views.map((view) => (
            <Owed key={view.id} panel={panel} view={view} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Owed({ panel, view, now }: { panel: Panel; view: IssueView; now: Date }) {
  const open = pressings(view, now).find(({ key }) => key === PRESSING[panel.key]);
  const to = `/desk/${panel.queue}/${view.id}`;
  const steps = panel.steps.filter((step) => view.actions.includes(step));
  return (
    <li className="owed">
      <Link to={to} className="owed-title" data-testid={`owed-${view.number}`}>
        {view.order ? <CardChip card={view.order.card} /> : null}
        <LightChip issue={view} now={now} />
        <span className="cut">{view.title}</span>
      </Link>
      <p className="quiet cut">
        {open?.due ? <span className={open.isLate ? 'late' : ''}>{open.due} · </span> : null}
        {panel.key === 'orders' && view.order ? `${view.order.issuer}督办 · ` : ''}
        {view.areaName} · {view.holder?.name ?? '无承办人'}
      </p>
      {open?.words ? <p className="owed-words">{open.words}</p> : null}
      <span className="owed-steps">
        {steps.map((step) => (
          <Link key={step} to={to} state={{ act: step }} data-testid={`owed-${step}-${view.number}`}>
            <Button size="small" tabIndex={-1}>
              {ACTION_LABEL[step]}
            </Button>
          </Link>
        ))}
      </span>
    </li>
  );
}
