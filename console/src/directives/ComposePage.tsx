import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom';
import { randomKey } from '../parts/random-key';
import { Say, SayFailed } from '../parts/Say';
import { Composer } from './Composer';
import { openDirective } from './directive-queries';
import { EMPTY_DRAFT, type Opened } from './draft';
import { type Kept, openedOf, startOf } from './keeper';
import { keptDraft } from './kept-drafts';

/** A new directive, or a draft. The first save gives it an address of its own; what is on the page stays as it is. */
export function ComposePage() {
  const { id } = useParams();
  const go = useNavigate();
  const [born, setBorn] = useState<string | null>(null);
  const arrived = useCallback(
    (newId: string): void => {
      setBorn(newId);
      void go(`/directives/${newId}/edit`, { replace: true });
    },
    [go],
  );
  if (id !== undefined && id !== born) return <Existing key={id} id={id} />;
  return <Composer start={startNew} born={arrived} />;
}

function Existing({ id }: { id: string }) {
  // Read once: under somebody's hands it is not replaced by what comes later.
  const opened = useQuery({
    queryKey: ['directive-opened', id],
    queryFn: () => openDirective(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (opened.error) return <SayFailed error={opened.error} again={() => void opened.refetch()} />;
  if (!opened.data) return <Skeleton active className="pad" />;
  const { view } = opened.data;
  if (view.state !== 'draft') return <Navigate to={`/directives/${id}`} replace />;
  if (view.actions.includes('edit')) return <Composer start={() => startFrom(opened.data)} />;
  const look = (
    <Link to={`/directives/${id}`}>
      <Button>查看这条指令</Button>
    </Link>
  );
  return (
    <Say title="只有起草人可以修改" action={look}>
      这份草稿由{view.author}起草。
    </Say>
  );
}

function startNew(): Kept {
  return keptDraft(null) ?? startOf(EMPTY_DRAFT, randomKey());
}

function startFrom(opened: Opened): Kept {
  return keptDraft(opened.view.id) ?? openedOf(opened, randomKey());
}
