import { areaRoutes, ruleRoutes } from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { type Town, town } from '../support/town';
import { Desk } from './support/desk';
import { inBrowser, Windows } from './support/windows';

const STREET = '150782002';

inBrowser('the rules of the platform, in the console', () => {
  let place: Town;
  let windows: Windows;
  let colleague: Actor;
  let admin: Desk;

  beforeAll(async () => {
    place = await town();
    windows = await Windows.on(place);
    colleague = await place.signsIn('admin');
    admin = await Desk.of(windows, 'admin', '/console/rules', [/^409 .*\/(categories|rules)\//]);
  });
  afterAll(async () => {
    await windows.close();
    await place.close();
  });

  const safety = async () => {
    const found = (await colleague.call(areaRoutes.categories, {})).find(({ code }) => code === 'safety');
    if (!found) throw new Error('there is no category safety');
    return found;
  };
  const calendar = () => colleague.call(ruleRoutes.calendar, {}, { code: STREET });

  it('shows the administrator what each category promises, and keeps a change as a new version', async () => {
    await admin.reads('2 个工作小时');
    await admin.reads('照片、处置前照片、200 米内拍、核查');
    await admin.window.photograph('console-rules');
    expect(await admin.scrolls()).toBe(false);

    await admin.tap('category-safety');
    await admin.window.page.getByLabel('一般处置时限', { exact: true }).fill('3');
    await admin.window.page.getByLabel('照片须在现场多少米内拍摄').fill('');
    await admin.window.photograph('console-rules-category');
    await admin.tap('category-save');
    await admin.reads('已保存为新版本');

    expect(await safety()).toMatchObject({
      version: 2,
      evidenceMetres: null,
      limits: { normal: { finish: { amount: 3, unit: 'workingDays' } } },
    });
  });

  it('says when somebody else was faster, and offers what they made', async () => {
    await admin.tap('category-safety');
    await admin.reads('安全隐患 · 第 2 版');
    const { version, limits, keywords, photoToResolve, photoBefore, checkBeforeClose, evidenceMetres } = await safety();
    const asks = { keywords, photoToResolve, photoBefore, checkBeforeClose, evidenceMetres };
    await colleague.call(
      ruleRoutes.changeCategory,
      { version, limits, ...asks, keywords: ['电线'] },
      { code: 'safety' },
    );
    await admin.tap('category-save');
    await admin.says('category-refusal', '他人刚刚修改了规则，请刷新');
    await admin.window.page.getByRole('button', { name: '载入最新规则' }).click();
    await admin.tap('category-safety');
    await admin.reads('安全隐患 · 第 3 版');
    await admin.window.page.keyboard.press('Escape');
  });

  it('marks a day on which the street is closed, in signs and words, once it is saved for everyone', async () => {
    await admin.window.page.getByRole('tab', { name: '工作日历' }).click();
    await admin.says('gap-2027', '2027 年放假安排尚未收录，暂按周末计算');
    await admin.says('day-2026-10-10', '10班');
    await admin.writes('closed-date', '2026-11-24');
    await admin.writes('closed-reason', '停电检修');
    await admin.tap('closed-add');
    await admin.says('day-2026-11-24', '24停');
    await admin.writes('hours-to-1', '11:00');
    await admin.reads('各段要按先后排列，不能重叠，结束要晚于开始');
    expect(await admin.at('calendar-save').isDisabled()).toBe(true);
    await admin.writes('hours-to-1', '17:00');
    await admin.tap('calendar-save');
    await admin.says('versions', '第 1 版（现行）');
    await admin.window.photograph('console-rules-calendar');

    expect(await calendar()).toMatchObject({
      version: 1,
      officeHours: '08:30-12:00,14:00-17:00',
      closedDays: [{ date: '2026-11-24', reason: '停电检修' }],
    });
    expect(await admin.scrolls()).toBe(false);
    expect(admin.window.complaints).toEqual([]);
  });

  it('is for reading only to those who go by them', async () => {
    const supervisor = await Desk.of(windows, 'supervisor', '/console/rules/calendar');
    await supervisor.at('day-2026-11-24').waitFor();
    expect(await supervisor.at('calendar-save').count()).toBe(0);
    await supervisor.window.page.getByRole('tab', { name: '类别时限' }).click();
    await supervisor.tap('category-safety');
    await supervisor.says('versions', '第 3 版（现行）');
    expect(await supervisor.at('category-save').count()).toBe(0);
    expect(supervisor.window.complaints).toEqual([]);
  });
});
