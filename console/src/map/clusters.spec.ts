import { clustersOf } from './clusters';

describe('pins on the map', () => {
  it('stand alone when there is room', () => {
    const clusters = clustersOf(
      [
        { id: 'a', x: 10, y: 10, light: 'green' },
        { id: 'b', x: 200, y: 10, light: 'red' },
      ],
      28,
    );

    expect(clusters.map(({ pins }) => pins.map(({ id }) => id))).toEqual([['a'], ['b']]);
  });

  it('are one mark with the worst light when they would cover each other', () => {
    const [cluster, ...others] = clustersOf(
      [
        { id: 'a', x: 2, y: 2, light: 'green' },
        { id: 'b', x: 4, y: 6, light: 'yellow' },
        { id: 'c', x: 6, y: 4, light: null },
      ],
      28,
    );

    expect(others).toEqual([]);
    expect(cluster).toMatchObject({ x: 4, y: 4, light: 'yellow' });
  });

  it('show no light when none of them has a clock', () => {
    expect(clustersOf([{ id: 'a', x: 0, y: 0, light: null }], 28)[0]?.light).toBeNull();
  });
});
