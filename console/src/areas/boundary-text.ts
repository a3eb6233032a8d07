import type { FieldProblem } from '@hongqi/shared';

/** What a pasted or uploaded text turned out to be. */
export type BoundaryText = { ok: true; boundary: unknown; kind: string } | { ok: false; problem: string };

const SHAPES = ['Polygon', 'MultiPolygon', 'Feature', 'FeatureCollection'];

/** Reads GeoJSON far enough to say what is wrong with the text itself; geometry is judged by the server. */
export function readBoundaryText(text: string): BoundaryText {
  if (!text.trim()) return { ok: false, problem: '请粘贴或上传 GeoJSON' };
  let boundary: unknown;
  try {
    boundary = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: `不是有效的 JSON:${error instanceof Error ? error.message : ''}` };
  }
  const kind = typeof boundary === 'object' && boundary !== null && 'type' in boundary ? String(boundary.type) : '';
  return SHAPES.includes(kind)
    ? { ok: true, boundary, kind }
    : { ok: false, problem: `需要 ${SHAPES.join('、')} 之一，这里是「${kind || '没有 type'}」` };
}

/** The server's reasons (`{ field, rule, text? }`), each after the path of what it means, as lines to read. */
export function refusalLines(details: unknown): string[] {
  if (!Array.isArray(details)) return [];
  return (details as Partial<FieldProblem & { text: string }>[]).map(
    ({ field, rule, text }) => `${field ?? '边界'}:${text ?? rule ?? '不符合要求'}`,
  );
}
