/** `83%`; never all or nothing unless it is. Without anything to have a share of: `—`. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return '—';
  const share = (part / whole) * 100;
  const shown = share > 0 && share < 1 ? 1 : share > 99 && share < 100 ? 99 : Math.round(share);
  return `${shown}%`;
}
