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
    : { ok: false, problem: `需要 ${SHAPES.join('、')} 之一,这里是「${kind || '没有 type'}」` };
}

/** The server's reasons, each with the path of what it means, as lines to read. */
export function refusalLines(details: unknown): string[] {
  const problems: unknown[] = Array.isArray(details) ? details : [details];
  return problems.flatMap((problem) => {
    if (typeof problem !== 'object' || problem === null) return typeof problem === 'string' ? [problem] : [];
    const words = Object.entries(problem)
      .filter(([, value]) => ['string', 'number'].includes(typeof value) || Array.isArray(value))
      .map(([, value]) => (Array.isArray(value) ? value.join('.') : String(value)));
    return words.length ? [words.join(':')] : [];
  });
}
