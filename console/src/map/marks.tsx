import { type Light, LIGHT_LABEL } from '@hongqi/shared';

const TONE: Record<Light, string> = { green: 'mark-ok', yellow: 'mark-near', red: 'mark-late' };

export function markTone(light: Light | null): string {
  return light ? TONE[light] : 'mark-none';
}

export function lightWord(light: Light | null): string {
  return light ? LIGHT_LABEL[light] : '不计时';
}

/** The light's own shape about the origin, `r` pixels large: ● ◆ ▲, and a ring where no clock runs. */
export function LightMark({ light, r }: { light: Light | null; r: number }) {
  const tone = `mark ${markTone(light)}`;
  switch (light) {
    case 'yellow':
      return <path className={tone} d={`M0 ${-r * 1.25}L${r * 1.25} 0L0 ${r * 1.25}L${-r * 1.25} 0Z`} />;
    case 'red':
      return <path className={tone} d={`M0 ${-r * 1.3}L${r * 1.25} ${r}L${-r * 1.25} ${r}Z`} />;
    default:
      return <circle className={tone} r={r} />;
  }
}
