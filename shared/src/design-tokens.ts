/** Colours of both clients: `[light, dark]`. Red is for the flag and for lateness, nothing else; what acts is blue. */
export const COLOURS = {
  brand: ['#C8102E', '#E0475B'],
  action: ['#1E5AA8', '#6FA3E8'],
  ink: ['#1F1B16', '#F2EEE8'],
  'ink-2': ['#5C544A', '#C9C1B6'],
  'ink-3': ['#756B5F', '#A79E92'],
  bg: ['#F7F5F2', '#171513'],
  surface: ['#FFFFFF', '#211E1B'],
  line: ['#E8E3DC', '#38332E'],
  ok: ['#2E7D4F', '#6CC08B'],
  'ok-tint': ['#E9F3EC', '#1E2C23'],
  near: ['#8A5A0B', '#E0B45A'],
  'near-tint': ['#FBF1DE', '#332A18'],
  late: ['#B3142E', '#F0788A'],
  'late-tint': ['#FBE8EB', '#391D22'],
  'action-tint': ['#E8F0F9', '#1D2836'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type ColourName = keyof typeof COLOURS;

/** `--brand: #C8102E; …` for one scheme. */
export function cssVariables(scheme: 'light' | 'dark'): string {
  const at = scheme === 'light' ? 0 : 1;
  return Object.entries(COLOURS)
    .map(([name, pair]) => `--${name}: ${pair[at]};`)
    .join(' ');
}

/** The mark: a waving flag of nine grid cells. `viewBox` 0 0 48 48; one path per cell row keeps it one colour. */
export const MARK_PATHS = [
  'M8 10c4-2 7-2 10 0v8c-3-2-6-2-10 0z',
  'M20 11c3 2 6 2 9 1v8c-3 1-6 1-9-1z',
  'M31 11c3-1 6-2 10-1v8c-4-1-7 0-10 1z',
  'M8 20c4-2 7-2 10 0v8c-3-2-6-2-10 0z',
  'M20 21c3 2 6 2 9 1v8c-3 1-6 1-9-1z',
  'M31 21c3-1 6-2 10-1v8c-4-1-7 0-10 1z',
  'M8 30c4-2 7-2 10 0v8c-3-2-6-2-10 0z',
  'M20 31c3 2 6 2 9 1v8c-3 1-6 1-9-1z',
  'M31 31c3-1 6-2 10-1v8c-4-1-7 0-10 1z',
] as const;
