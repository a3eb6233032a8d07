import { MARK_PATHS } from '@hongqi/shared';

/** The waving flag of nine grid cells, in the colour of the text around it. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="6 7 37 33" fill="currentColor" aria-hidden="true">
      {MARK_PATHS.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
