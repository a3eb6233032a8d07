import { Journal } from '../core/journal';
import { FIXTURE, SampleServer, launchFixture } from '../fixture-phone';
import { Bundle, type WeappHost } from '../index';
import { Interpreter } from '../wxml/interpreter';
import { differences } from './compare';
import { hasWcc, Wcc } from './wcc';

const onLinux = hasWcc() ? describe : describe.skip;

onLinux("the host's WXML beside Tencent's own compiler", () => {
  const server = new SampleServer();
  let phone: WeappHost | undefined;

  beforeAll(() => server.start());
  afterAll(() => server.stop());
  afterEach(() => phone?.close());

  it('draws the language the same way', () => {
    const bundle = Bundle.open(FIXTURE);
    const data = {
      n: 5,
      on: true,
      nothing: null,
      key: 'a',
      deep: { list: [{ name: '一' }, { name: '二' }] },
      list: [
        { id: 'p', shown: true, title: '路灯不亮已经三天' },
        { id: 'q', shown: false, title: '井盖' },
      ],
      object: { k: 'v', l: 'w' },
      rest: { c: 3 },
      which: 'pair',
      pair: { a: 'x', b: 'y', c: 'z' },
    };
    const journal = new Journal();
    const file = 'parts/quirks.wxml';
    const ours = new Interpreter(bundle, journal).render(file, data);
    expect(differences(ours, new Wcc(bundle).render(file, data))).toEqual([]);
    expect(JSON.stringify(ours)).toContain('路灯不亮已经…');
    expect(journal.errors).toEqual([]);
  });

  it('notices a difference', () => {
    const [ours, theirs] = [
      [{ tag: 'view', attrs: { bindtap: 'a' }, children: ['甲'] }],
      [{ tag: 'view', attrs: {}, children: ['乙'] }],
    ];
    expect(differences(ours, theirs)).toEqual([
      '/view[0] bindtap: "a", officially undefined',
      '/view[0][0]: "甲", officially "乙"',
    ]);
  });

  it('runs a whole flow on the official tree', async () => {
    phone = await launchFixture(server, { engine: (bundle) => new Wcc(bundle) });
    expect(phone.page.text()).toContain('1. 路灯不亮已经…已超期');
    await phone.page.tap('#card-toggle');
    expect(phone.page.textOf('.inside')).toBe('卡片里 开');
    await phone.page.tap('去上报');
    await phone.page.input('#what', '路灯不亮');
    await phone.page.change('#urgency', 1);
    expect(phone.page.text()).toContain('紧急程度 紧急');
    expect(phone.errors).toEqual([]);
  });

  it('refuses broken WXML as the host does', () => {
    const broken = '<view><text>没有结束</view>';
    const bundle = Bundle.open(FIXTURE).with('parts/shared.wxml', broken);
    const journal = new Journal();
    expect(() => new Interpreter(bundle, journal).render('parts/shared.wxml', {})).toThrow(
      'parts/shared.wxml:1: expect end-tag of text, found </view>',
    );
  });
});
