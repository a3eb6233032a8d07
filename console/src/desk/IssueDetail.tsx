import type { IssueRow } from '@hongqi/shared';
import { Skeleton } from 'antd';
import { isGone } from '../api';
import { Say, SayFailed } from '../parts/Say';
import { useIssue } from './desk-queries';
import { IssueDesk } from './IssueDesk';

export function IssueDetail({ id, others }: { id: string; others: readonly IssueRow[] }) {
  const issue = useIssue(id);
  if (isGone(issue.error)) {
    return <Say title="这件诉求已不在您的范围内">它可能已退回、改派或转给了别人。请从左边选下一件。</Say>;
  }
  if (issue.data) return <IssueDesk view={issue.data} others={others} />;
  if (issue.error) return <SayFailed error={issue.error} again={() => void issue.refetch()} />;
  return <Skeleton active className="pad" paragraph={{ rows: 10 }} />;
}
