import { clockTime, type IssueView, RATING_LABEL, SOURCE_LABEL } from '@hongqi/shared';
import type { ReactNode } from 'react';
import { Photos } from '../parts/Photos';
import { useNow } from '../parts/use-now';
import { ClockTable } from './ClockTable';
import { useCategories } from './desk-queries';
import { Links } from './Links';
import { ReporterPhone } from './ReporterPhone';
import { countWords } from './standing-words';

/** What was said, where, by whom, and what was promised. */
export function Facts({ view }: { view: IssueView }) {
  const now = useNow();
  const { data: categories } = useCategories();
  const category = categories?.find(({ code }) => code === view.categoryCode)?.name ?? '未分类';
  const counts = countWords(view.counts);
  return (
    <section className="column column-facts" aria-label="基本情况" tabIndex={0}>
      <p className="words">{view.text || '（只有照片）'}</p>
      <Photos photos={view.photos} side={76} />
      <ClockTable view={view} now={now} />
      <dl>
        {counts.length ? <Fact name="累计">{counts.join(' · ')}</Fact> : null}
        <Fact name="类别">{category}</Fact>
        <Fact name="地点">{view.place ? view.place.address || '地图上标出的位置' : '没有填写'}</Fact>
        <Fact name="网格">{view.areaName}</Fact>
        <Fact name="反映人">
          <Reporter view={view} />
        </Fact>
        <Fact name="来源">
          {SOURCE_LABEL[view.source]} · {clockTime(view.createdAt, now)}
        </Fact>
        {view.holder ? (
          <Fact name="承办">
            {view.holder.name} <span className="quiet">{view.holder.post}</span>
          </Fact>
        ) : null}
        {view.resolvedAt ? <Fact name="办结于">{clockTime(view.resolvedAt, now)}</Fact> : null}
        {view.closedAt ? <Fact name="结案于">{clockTime(view.closedAt, now)}</Fact> : null}
        {view.rating ? (
          <Fact name="评价">
            {RATING_LABEL[view.rating.score]} · {view.rating.solved ? '已解决' : '没有解决'}
            {view.appeal === 'excluded' ? '（已剔除）' : ''}
          </Fact>
        ) : null}
      </dl>
      <Links view={view} />
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

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
