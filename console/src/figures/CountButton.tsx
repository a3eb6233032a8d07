import type { ReactNode } from 'react';

interface Props {
  name: string;
  onOpen: () => void;
  testId: string;
  strong?: boolean;
  children: ReactNode;
}

/** A number that opens the list it counts. */
export function CountButton({ name, onOpen, testId, strong = false, children }: Props) {
  return (
    <button
      type="button"
      className={strong ? 'number-open number-strong' : 'number-open'}
      onClick={onOpen}
      aria-label={`${name}，查看清单`}
      data-testid={testId}
    >
      {children}
    </button>
  );
}
