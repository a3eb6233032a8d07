import { issueRoutes, type IssueView, spokenNumber, STATE_LABEL } from '@hongqi/shared';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../api';
import { deskQuery } from './desk-query';

const OFFERED = 12;

interface Props {
  view: IssueView;
  value: string | null;
  change: (lead: string | null) => void;
}

/** The issue to follow: first those of the same grid, then whatever is searched for by number or words. */
export function LeadField({ view, value, change }: Props) {
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const filters = { areaCode: search ? '' : view.areaCode, categoryCode: '', search };
  const found = useQuery({
    queryKey: ['desk', 'lead', filters],
    queryFn: () => call(issueRoutes.desk, deskQuery('all', filters, OFFERED, null)),
    placeholderData: (before) => before,
  });
  const options = (found.data?.items ?? [])
    .filter(({ id, stage }) => id !== view.id && stage !== 'ended')
    .map((row) => ({
      value: row.id,
      label: `${spokenNumber(row.number)} ${row.title}(${row.areaName} · ${STATE_LABEL[row.state]})`,
    }));
  return (
    <Select
      id="field-lead"
      autoFocus
      className="wide"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder="输入编号或关键词;先列出同一网格的"
      options={options}
      value={value}
      onChange={(lead: string | undefined) => change(lead ?? null)}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? '正在查找' : '没有找到'}
      placement="topLeft"
      data-testid="lead"
    />
  );
}
