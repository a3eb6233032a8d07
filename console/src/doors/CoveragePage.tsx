import { type CoverageQuery, directiveRoutes } from '@hongqi/shared';
import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Button, Segmented, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { call, isGone } from '../api';
import { useAreas } from '../desk/desk-queries';
import { type Days, daysOf, isDay, PERIOD_LABEL, PERIODS } from '../figures/period';
import { DaysFields } from '../figures/ScopeBar';
import { ShareMap } from '../map/ShareMap';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import { type CoverageMeasure, MEASURE_WORDS, onMap, splitAreas } from './coverage';
import { CoverageDays } from './CoverageDays';
import { CoverageTable } from './CoverageTable';
import { useCoverage } from './door-queries';
import { useOwnAreas } from './own-areas';

const MEASURES: CoverageMeasure[] = ['knocked', 'met'];
const ADDRESS_NAMES = ['period', 'area', 'directive', 'from', 'to'] as const;
type AddressName = (typeof ADDRESS_NAMES)[number];
const DAY_NAMES: readonly AddressName[] = ['from', 'to'];

/** 走访覆盖: of the doors on record, how many were knocked at and met, by area and by day. */
export function CoveragePage() {
  const { query, period, change } = useAsked();
  const [measure, setMeasure] = useState<CoverageMeasure>('knocked');
  const { data: areas } = useAreas();
  const path = usePath(query.areaCode ?? '');
  const coverage = useCoverage(query);
  const areaCode = query.areaCode ?? '';
  const { itself, below } = coverage.data ? splitAreas(coverage.data, areaCode) : { itself: null, below: [] };
  const shown = useMemo(
    () => (coverage.data ? onMap(belowOrItself(splitAreas(coverage.data, areaCode)), measure) : []),
    [coverage.data, areaCode, measure],
  );
  const enter = (code: string): void => change({ area: code });

  return (
    <div className="coverage-page">
      <div className="scope" role="search" aria-label="统计范围">
        <Segmented
          options={PERIODS.map((value) => ({ value, label: PERIOD_LABEL[value] }))}
          value={period}
          onChange={(value) => change({ period: value, from: query.from, to: query.to })}
          data-testid="coverage-period"
        />
        {period === 'custom' ? (
          <DaysFields days={query} change={(days) => change({ period: 'custom', ...days })} />
        ) : (
          <span className="quiet">
            {query.from} 至 {query.to}
          </span>
        )}
        <TaskSelect value={query.directiveId ?? ''} change={(directive) => change({ directive })} />
        <Link to="/doors" className="coverage-doors">
          户的登记
        </Link>
      </div>
      <div className="coverage-body">
        <section className="coverage-numbers" aria-label="按辖区" tabIndex={0}>
          <header className="coverage-head">
            <Breadcrumb
              items={path.map(({ code, name }) => ({
                key: code,
                title: (
                  <button type="button" className="number-open" onClick={() => enter(code)}>
                    {name}
                  </button>
                ),
              }))}
            />
            <Segmented
              size="small"
              value={measure}
              onChange={setMeasure}
              options={MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value] }))}
              data-testid="coverage-measure"
            />
          </header>
          {isGone(coverage.error) && query.directiveId ? (
            <Say
              title="这项任务不包括这里"
              action={<Button onClick={() => change({ directive: '' })}>看全部走访</Button>}
            >
              换一个辖区，或看这里的全部走访。
            </Say>
          ) : coverage.error ? (
            <SayFailed error={coverage.error} again={() => void coverage.refetch()} />
          ) : itself ? (
            <>
              <CoverageTable itself={itself} below={below} measure={measure} enter={enter} />
              <CoverageDays days={coverage.data?.days ?? []} />
            </>
          ) : (
            <Skeleton active className="pad" paragraph={{ rows: 10 }} />
          )}
        </section>
        <section className="coverage-map" aria-label="地图">
          <ShareMap
            label={`走访覆盖：${MEASURE_WORDS[measure]}`}
            areas={areas ?? []}
            values={shown}
            tone="action"
            chosenCode={null}
            pick={enter}
          />
        </section>
      </div>
    </div>
  );
}

function belowOrItself({ itself, below }: ReturnType<typeof splitAreas>) {
  return below.length || !itself ? below : [itself];
}

/** What the address asks for: a table can be sent to a colleague as a link. */
function useAsked() {
  const [params, setParams] = useSearchParams();
  const now = useNow();
  const own = useOwnAreas();
  const word = (name: string): string => params.get(name) ?? '';
  const period = PERIODS.find((each) => each === word('period')) ?? 'month';
  const [from, to] = [word('from'), word('to')];
  const isChosen = period === 'custom' && isDay(from) && isDay(to) && from <= to;
  const days: Days = isChosen ? { from, to } : daysOf(period === 'custom' ? 'month' : period, now);
  const areaCode = word('area') || (own[0]?.code ?? '');
  const query: CoverageQuery & Days = {
    ...days,
    ...(areaCode ? { areaCode } : {}),
    ...(word('directive') ? { directiveId: word('directive') } : {}),
  };
  const change = (changed: Partial<Record<AddressName, string>>): void => {
    const all: Partial<Record<AddressName, string>> = { ...Object.fromEntries(params), ...changed };
    const isCustom = all.period === 'custom';
    const kept = ADDRESS_NAMES.filter((name) => isCustom || !DAY_NAMES.includes(name));
    setParams(
      Object.fromEntries(
        kept.flatMap((name) => {
          const said = all[name];
          return said ? [[name, said] as const] : [];
        }),
      ),
      { replace: true },
    );
  };
  return { query, period, change };
}

/** From the topmost area of one's own down to the one looked at. */
function usePath(areaCode: string) {
  const own = useOwnAreas();
  return own.filter(({ code }) => areaCode.startsWith(code)).sort((a, b) => a.code.length - b.code.length);
}

function TaskSelect({ value, change }: { value: string; change: (id: string) => void }) {
  const { data } = useQuery({
    queryKey: ['directives', 'tasks'],
    queryFn: async () => {
      const boxes = await Promise.all(
        (['going', 'ended'] as const).map((box) => call(directiveRoutes.list, { box, limit: 100 })),
      );
      return boxes.flatMap(({ items }) => items).filter(({ visits }) => visits);
    },
  });
  return (
    <Select
      allowClear
      className="coverage-task"
      placeholder="全部走访"
      aria-label="哪一项任务"
      options={(data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      value={value || undefined}
      onChange={(id: string | undefined) => change(id ?? '')}
      popupMatchSelectWidth={320}
      notFoundContent="还没有带走访的任务"
      data-testid="coverage-task"
    />
  );
}
