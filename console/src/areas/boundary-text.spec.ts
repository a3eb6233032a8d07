import { readBoundaryText, refusalLines } from './boundary-text';

describe('a pasted boundary', () => {
  it('is taken when it is one of the shapes a boundary can come in', () => {
    const text = '{"type":"Polygon","coordinates":[]}';

    expect(readBoundaryText(text)).toEqual({
      ok: true,
      boundary: { type: 'Polygon', coordinates: [] },
      kind: 'Polygon',
    });
  });

  it.each([
    ['', '请粘贴或上传 GeoJSON'],
    ['{"type":"Poly', '不是有效的 JSON'],
    ['{"type":"Point","coordinates":[1,2]}', '「Point」'],
    ['[1,2]', '「没有 type」'],
  ])('%j is refused with the reason', (text, reason) => {
    const read = readBoundaryText(text);

    expect(read.ok ? '' : read.problem).toContain(reason);
  });
});

describe("the server's refusal", () => {
  it('is shown with the path of what it means', () => {
    const crossing = { field: 'coordinates.0.3', rule: 'selfCrossing', text: '边界与自身相交' };

    expect(refusalLines([crossing])).toEqual(['coordinates.0.3:边界与自身相交']);
    expect(refusalLines([{ field: 'boundary', rule: 'isObject' }])).toEqual(['boundary:isObject']);
    expect(refusalLines(undefined)).toEqual([]);
  });
});
