import type { IssueRow } from '@hongqi/shared';
import { Skeleton } from 'antd';
import { SayFailed } from '../parts/Say';
import { useIssue } from './desk-queries';
import { IssueDesk } from './IssueDesk';

export function IssueDetail({ id, others }: { id: string; others: readonly IssueRow[] }) {
  const issue = useIssue(id);
  if (issue.data) return <IssueDesk view={issue.data} others={others} />;
  if (issue.error) return <SayFailed error={issue.error} again={() => void issue.refetch()} />;
  return <Skeleton active className="pad" paragraph={{ rows: 10 }} />;
}
