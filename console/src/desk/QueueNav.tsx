import type { Queue } from '@hongqi/shared';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useHasRole } from '../me';
import { useDeskCounts } from './desk-queries';
import { QUEUE_LABEL, queuesFor } from './queues';

interface Props {
  under: '/desk' | '/map';
  queue: Queue;
  areaCode: string;
  children?: ReactNode;
}

/** The queues with their counts; `under` is the page they lead to. */
export function QueueNav({ under, queue, areaCode, children }: Props) {
  const { data: counts } = useDeskCounts(areaCode);
  const isSupervisor = useHasRole('supervisor');
  const [params] = useSearchParams();
  const search = params.size ? `?${params.toString()}` : '';
  return (
    <nav className="queues" aria-label="队列">
      {children}
      {queuesFor(isSupervisor).map((each) => (
        <Link
          key={each}
          to={`${under}/${each}${search}`}
          className={each === queue ? 'queue queue-here' : 'queue'}
          aria-current={each === queue ? 'page' : undefined}
          data-testid={`queue-${each}`}
        >
          <span>{QUEUE_LABEL[each]}</span>
          <span className={each === 'overdue' && counts?.overdue ? 'queue-count late' : 'queue-count'}>
            {counts?.[each] ?? ''}
          </span>
        </Link>
      ))}
    </nav>
  );
}
