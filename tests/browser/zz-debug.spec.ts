import { town } from '../support/town';
import { Windows } from './support/windows';
import { H5 } from './support/h5';
it('x', async () => {
  const place = await town();
  const windows = await Windows.on(place);
  const h = await H5.open(windows);
  await new Promise((r) => setTimeout(r, 3000));
  await h.window.page.screenshot({ path: '/tmp/dbg.png' });
  console.log(h.window.page.url(), h.window.complaints, (await h.window.page.locator('[id]:visible').evaluateAll((e) => e.map((x) => x.id + ':' + x.className))).join('\n'));
  await windows.close();
  await place.close();
});
