import { FIXTURE, SampleServer, launchFixture } from './fixture-phone';
import { Bundle } from './index';
import { commonMutations, lost, survivors, type Flow } from './mutations';

describe('breaking the bundle', () => {
  const server = new SampleServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  /** A short story over the fixture: everything a mutation touches is used once. */
  const story: Flow = async (bundle) => {
    const phone = await launchFixture(server, { dist: bundle, limitMs: 2_000 });
    try {
      phone.answer('chooseLocation', { name: '广场', latitude: 49.28, longitude: 120.73 });
      phone.answer('requestSubscribeMessage', 'accept');
      phone.answer('showModal', 'confirm');
      await phone.page.tap('去上报');
      await phone.page.input('#what', '路灯不亮');
      await phone.page.tap('选择位置');
      await phone.page.tap('提交');
      if (!phone.page.text().includes('任务')) throw new Error(`ended on ${phone.page.path}`);
      return [...phone.errors, ...phone.warnings];
    } finally {
      phone.close();
    }
  };

  it('passes the story unbroken', async () => {
    expect(await story(Bundle.open(FIXTURE))).toEqual([]);
  });

  it('is noticed every time', async () => {
    const bundle = Bundle.open(FIXTURE);
    const mutations = [
      ...commonMutations(bundle, 'pages/form/index'),
      lost('a template is not emitted', '.wxml', /<template name="row">[\s\S]*?<\/template>/),
      lost('an import is lost', '.wxml', /<import [^>]*>/),
    ];
    expect(await survivors(bundle, mutations, story)).toEqual([]);
    expect(mutations).toHaveLength(12);
  });

  it('is an error when the mutation changes nothing', async () => {
    const nothing = lost('nothing', '.wxml', /not in any file/);
    await expect(survivors(Bundle.open(FIXTURE), [nothing], story)).rejects.toThrow('"nothing" changed nothing');
  });

  it('names what a blind story does not notice', async () => {
    const bundle = Bundle.open(FIXTURE);
    const [taps] = commonMutations(bundle, 'pages/form/index');
    expect(await survivors(bundle, taps ? [taps] : [], async () => [])).toEqual(['taps are lost']);
  });
});
