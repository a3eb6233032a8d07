import { distanceMetres, type LngLat } from '@hongqi/shared';
import { projectionAt } from './projection';

const YAKESHI: LngLat = [120.71, 49.28];
const projection = projectionAt(YAKESHI);

describe('the local projection', () => {
  it('puts its centre in the middle, east to the right, north up', () => {
    const centre = projection.toSpot(YAKESHI);
    const northEast = projection.toSpot([120.72, 49.29]);

    expect([centre.x, centre.y]).toEqual([0, 0]);
    expect(northEast.x).toBeGreaterThan(0);
    expect(northEast.y).toBeLessThan(0);
  });

  it('keeps distances over a street to a part in a thousand', () => {
    const far: LngLat = [120.78, 49.31];
    const { x, y } = projection.toSpot(far);
    const real = distanceMetres(YAKESHI, far);

    expect(Math.abs(Math.hypot(x, y) - real) / real).toBeLessThan(0.001);
  });

  it('comes back to where it started', () => {
    const [lng, lat] = projection.toLngLat(projection.toSpot([120.6543, 49.3123]));

    expect(lng).toBeCloseTo(120.6543, 9);
    expect(lat).toBeCloseTo(49.3123, 9);
  });
});
