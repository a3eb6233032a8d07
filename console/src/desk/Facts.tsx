import { clockTime, howFarDue, type IssueView, SOURCE_LABEL, spokenNumber, RATING_LABEL } from '@hongqi/shared';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Photos } from '../parts/Photos';
import { useNow } from '../parts/use-now';
import { useCategories } from './desk-queries';
import { ReporterPhone } from './ReporterPhone';

/** What was said, where, by whom, and what was promised. */
export function Facts({ view }: { view: IssueView }) {
  const now = useNow();
  const { data: categories } = useCategories();
  const category = categories?.find(({ code }) => code === view.categoryCode)?.name ?? '未分类';
  return (
    <section className="column column-facts" aria-label="基本情况" tabIndex={0}>
      <p className="words">{view.text || '(只有照片)'}</p>
      <Photos photos={view.photos} side={76} />
      <dl>
        <Fact name="类别">{category}</Fact>
        <Fact name="地点">{view.place ? view.place.address || '地图上标出的位置' : '没有填写'}</Fact>
        <Fact name="网格">{view.areaName}</Fact>
        <Fact name="反映人">
          <Reporter view={view} />
        </Fact>
        <Fact name="来源">
          {SOURCE_LABEL[view.source]} · {clockTime(view.createdAt, now)}
        </Fact>
        {view.acceptDueAt ? <Due name="签收期限" at={view.acceptDueAt} now={now} /> : null}
        {view.finishDueAt && !view.resolvedAt ? <Due name="办结期限" at={view.finishDueAt} now={now} /> : null}
        {view.holder ? (
          <Fact name="承办">
            {view.holder.name} <span className="quiet">{view.holder.post}</span>
          </Fact>
        ) : null}
        {view.resolvedAt ? (
          <Fact name="办结于">
            {clockTime(view.resolvedAt, now)} <InTime resolvedAt={view.resolvedAt} dueAt={view.finishDueAt} />
          </Fact>
        ) : null}
        {view.closedAt ? <Fact name="结案于">{clockTime(view.closedAt, now)}</Fact> : null}
        {view.rating ? (
          <Fact name="评价">
            {RATING_LABEL[view.rating.score]} · {view.rating.solved ? '已解决' : '没有解决'}
          </Fact>
        ) : null}
        {view.lead ? (
          <Fact name="已并入">
            <Link to={`/desk/all/${view.lead.id}`}>{spokenNumber(view.lead.number)}</Link>
          </Fact>
        ) : null}
        {view.followers ? <Fact name="并入本件">{view.followers} 件</Fact> : null}
      </dl>
    </section>
  );
}

function Reporter({ view }: { view: IssueView }) {
  if (!view.reporter) return <span className="quiet">匿名</span>;
  return (
    <>
      {view.reporter.name}
      {view.reporter.hasPhone ? <ReporterPhone issueId={view.id} /> : null}
    </>
  );
}

/** Once it is done, the limit no longer runs: what counts is whether it was kept. */
function InTime({ resolvedAt, dueAt }: { resolvedAt: string; dueAt: string | null }) {
  if (!dueAt) return null;
  return resolvedAt <= dueAt ? <span className="quiet">按期</span> : <span className="late">超期办结</span>;
}

function Due({ name, at, now }: { name: string; at: string; now: Date }) {
  const away = howFarDue(at, now);
  return (
    <Fact name={name}>
      <span className={away.startsWith('超期') ? 'late' : ''}>{away}</span>{' '}
      <span className="quiet">{clockTime(at, now)}</span>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
