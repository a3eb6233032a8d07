import { boxOf, fit, pan, scaleBar, toMetres, toPixels, widened, zoom } from './viewport';

const SIZE = { width: 400, height: 300 };
const TOWN = { left: -2000, top: -1000, right: 2000, bottom: 1000 };

describe('the map', () => {
  it('shows the whole of a box, in the middle, inside the margins', () => {
    const view = fit(TOWN, SIZE);

    const corner = toPixels(view, { x: TOWN.left, y: TOWN.top }, SIZE);
    const middle = toPixels(view, { x: 0, y: 0 }, SIZE);
    expect(corner.x).toBeGreaterThanOrEqual(24);
    expect(corner.y).toBeGreaterThanOrEqual(24);
    expect(middle).toEqual({ x: 200, y: 150 });
  });

  it('shows one pin with its surroundings, not the paving', () => {
    const view = fit({ left: 5, top: 5, right: 5, bottom: 5 }, SIZE);

    expect(SIZE.height / view.scale).toBeGreaterThan(300);
  });

  it('zooms about the pixel under the pointer', () => {
    const view = fit(TOWN, SIZE);
    const pointer = { x: 90, y: 210 };
    const under = toMetres(view, pointer, SIZE);

    const closer = zoom(view, 1.7, pointer, SIZE);

    const now = toPixels(closer, under, SIZE);
    expect(now.x).toBeCloseTo(pointer.x, 6);
    expect(now.y).toBeCloseTo(pointer.y, 6);
  });

  it('does not zoom past its limits', () => {
    const view = fit(TOWN, SIZE);

    expect(zoom(view, 1e9, { x: 0, y: 0 }, SIZE).scale).toBe(4);
    expect(zoom(view, 1e-9, { x: 0, y: 0 }, SIZE).scale).toBe(0.002);
  });

  it('follows the hand when dragged', () => {
    const view = fit(TOWN, SIZE);
    const before = toPixels(view, { x: 100, y: 100 }, SIZE);

    const after = toPixels(pan(view, 30, -12), { x: 100, y: 100 }, SIZE);

    expect(after.x - before.x).toBeCloseTo(30, 6);
    expect(after.y - before.y).toBeCloseTo(-12, 6);
  });

  it('widens a box on all four sides, but not past the last thing to see', () => {
    const grid = { left: -400, top: -200, right: 400, bottom: 900 };

    expect(widened(grid, 0.5, TOWN)).toEqual({ left: -800, top: -750, right: 800, bottom: 1000 });
  });

  it('has no box around nothing', () => {
    expect(boxOf([])).toBeNull();
  });

  it.each([
    [0.1, 500],
    [1, 50],
    [0.004, 20_000],
  ])('at %d pixels a metre the scale bar says %d metres', (scale, metres) => {
    expect(scaleBar(scale, 80).metres).toBe(metres);
  });
});
