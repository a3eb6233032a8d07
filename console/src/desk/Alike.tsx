import { howLongAgo, type IssueView, type SimilarIssue, STATE_LABEL } from '@hongqi/shared';
import { useNow } from '../parts/use-now';
import { useCategories } from './desk-queries';

interface Props {
  view: IssueView;
  alike: readonly SimilarIssue[];
  value: string | null;
  change: (lead: string) => void;
}

/** Open issues that are probably the same matter, best first: one press chooses the lead. */
export function Alike({ view, alike, value, change }: Props) {
  const now = useNow();
  const { data: categories } = useCategories();
  const nameOf = (code: string): string => categories?.find((category) => category.code === code)?.name ?? '未分类';
  return (
    <div className="alike" role="radiogroup" aria-label="附近可能是同一件事的">
      {alike.map((issue) => (
        <button
          key={issue.id}
          type="button"
          role="radio"
          aria-checked={issue.id === value}
          className={issue.id === value ? 'alike-row alike-here' : 'alike-row'}
          onClick={() => change(issue.id)}
          data-testid={`alike-${issue.id}`}
        >
          <span className="cut">{issue.title}</span>
          <span className="quiet cut">
            {issue.metres} 米 · {nameOf(issue.categoryCode)}
            {issue.categoryCode === view.categoryCode ? '（同类）' : ''} · {STATE_LABEL[issue.state]} ·{' '}
            {howLongAgo(issue.createdAt, now)}
            {issue.reporters > 1 ? ` · ${issue.reporters} 人反映` : ''}
          </span>
        </button>
      ))}
    </div>
  );
}
