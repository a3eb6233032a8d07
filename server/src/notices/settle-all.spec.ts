import { setImmediate as turn } from 'node:timers/promises';
import { settleAll } from './settle-all';

it('does each once, with no more than so many under way, and tells in their order what became of them', async () => {
  let underWay = 0;
  let most = 0;
  const done: number[] = [];
  const results = await settleAll([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++underWay);
    for (let left = 7 - item; left > 0; left -= 1) await turn();
    underWay -= 1;
    done.push(item);
    if (item === 2) throw new Error('not this one');
    return item;
  });

  expect(most).toBe(3);
  expect([...done].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true, true, true]);
  expect(results[6]).toEqual({ status: 'fulfilled', value: 7 });
});

it('has nothing to do for nobody', async () => {
  expect(await settleAll([], 3, () => Promise.reject(new Error('called')))).toEqual([]);
});
