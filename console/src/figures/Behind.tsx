import {
  type CountedIssue,
  type FigureDefinition,
  FIGURE_PART_LABEL,
  type FigurePart,
  type FigureScope,
  type FigureValue,
  howLong,
  spokenNumber,
} from '@hongqi/shared';
import { Button, Drawer, Segmented, Skeleton } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { LightChip } from '../parts/LightChip';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import { useCounted } from './figure-queries';

interface Props {
  definition: FigureDefinition;
  part: FigurePart;
  /** The number that was pressed: what the list has to add up to. */
  value: FigureValue;
  /** Of the group it is of; empty for all. */
  groupLabel: string;
  scope: FigureScope;
  setPart: (part: FigurePart) => void;
  close: () => void;
}

/** The issues a number counts, newest day first. */
export function Behind({ definition, part, value, groupLabel, scope, setPart, close }: Props) {
  const list = useCounted(definition.key, part, scope);
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const count = value[part] ?? 0;
  return (
    <Drawer
      open
      size={560}
      onClose={close}
      title={`${definition.label}${groupLabel ? ` · ${groupLabel}` : ''}：${value.text}`}
      extra={
        <span className="quiet" data-testid="behind-count">
          共 {count} 条
        </span>
      }
    >
      {definition.parts.length > 1 ? (
        <Segmented
          className="gap-below"
          options={definition.parts.map((each) => ({
            value: each,
            label: `${FIGURE_PART_LABEL[each]} ${value[each] ?? 0}`,
          }))}
          value={part}
          onChange={setPart}
          data-testid="behind-part"
        />
      ) : null}
      {list.error ? <SayFailed error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton active /> : null}
      {list.data && rows.length === 0 ? <Say title="这里面一件也没有" /> : null}
      <ul className="behind" aria-label="清单">
        {rows.map((row) => (
          <Counted key={row.key} row={row} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <p className="list-end">
          <Button type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            加载更多
          </Button>
        </p>
      ) : null}
    </Drawer>
  );
}

function Counted({ row }: { row: CountedIssue }) {
  const now = useNow();
  const { day, minutes, department } = row;
  const facts = [
    day,
    row.areaName,
    department?.name ?? row.holder?.name ?? '',
    minutes === null ? '' : `用时 ${howLong(minutes * 60_000)}`,
  ];
  return (
    <li>
      <Link to={`/desk/all/${row.id}`} className="behind-row" data-testid={`behind-${row.key}`}>
        <LightChip issue={row} now={now} />
        <span className="cut">{row.title}</span>
        <span className="quiet">{spokenNumber(row.number)}</span>
        <span className="quiet behind-facts">{facts.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  );
}
