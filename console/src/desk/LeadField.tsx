import { issueRoutes, type IssueView, spokenNumber, STATE_LABEL } from '@hongqi/shared';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../api';
import { Alike } from './Alike';
import { useAlike } from './desk-queries';
import { deskQuery } from './desk-query';

const OFFERED = 12;

interface Props {
  view: IssueView;
  value: string | null;
  change: (lead: string | null) => void;
}

/** The issue to follow: first what is likely the same, then those of the same grid, then whatever is searched for. */
export function LeadField({ view, value, change }: Props) {
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const alike = useAlike(view);
  const filters = { areaCode: search ? '' : view.areaCode, categoryCode: '', search };
  const found = useQuery({
    queryKey: ['desk', 'lead', filters],
    queryFn: () => call(issueRoutes.desk, deskQuery('all', filters, OFFERED, null)),
    placeholderData: (before) => before,
  });
  const listed = (found.data?.items ?? [])
    .filter(({ id, stage }) => id !== view.id && stage !== 'ended')
    .map((row) => ({
      value: row.id,
      label: `${spokenNumber(row.number)} ${row.title}（${row.areaName} · ${STATE_LABEL[row.state]}）`,
    }));
  const near = alike
    .filter(({ id }) => !listed.some((option) => option.value === id))
    .map(({ id, title, areaName, state }) => ({ value: id, label: `${title}（${areaName} · ${STATE_LABEL[state]}）` }));
  return (
    <>
      {alike.length ? <Alike view={view} alike={alike} value={value} change={change} /> : null}
      <Select
        id="field-lead"
        autoFocus
        className="wide"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        allowClear
        placeholder="输入编号或关键词；先列出同一网格的"
        options={[...(search ? [] : near), ...listed]}
        value={value}
        onChange={(lead: string | undefined) => change(lead ?? null)}
        loading={found.isFetching}
        notFoundContent={found.isFetching ? '正在查找' : '没有找到'}
        placement="topLeft"
        data-testid="lead"
      />
    </>
  );
}
