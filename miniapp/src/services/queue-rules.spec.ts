import { AppError, type ErrorCode } from '@hongqi/shared';
import { canWait } from './failures';
import {
  asPressed,
  currentForm,
  ofOthers,
  ofOwner,
  type UnsentPhoto,
  versionFor,
  type Waiting,
  type WaitingAction,
  type WaitingAnswer,
  type WaitingVisit,
} from './queue-items';
import { type QueueTools, sendInOrder } from './queue-rules';

const file = (path: string, part: Partial<UnsentPhoto> = {}): UnsentPhoto => ({
  path,
  field: 'photos',
  taken: null,
  ...part,
});

const item = (part: Partial<WaitingAction>): WaitingAction => ({
  kind: 'act',
  issueId: 'a',
  action: 'accept',
  input: {},
  files: [],
  actionKey: 'key-1',
  version: 3,
  pressedAt: '2026-11-22T08:00:00.000Z',
  ...part,
});

const answer = (part: Partial<WaitingAnswer>): WaitingAnswer => ({
  kind: 'answer',
  directiveId: 'd',
  about: '清雪任务',
  input: {},
  files: [],
  actionKey: 'key-1',
  pressedAt: '2026-11-22T08:00:00.000Z',
  ...part,
});

const visit: WaitingVisit = {
  kind: 'visit',
  about: '新建路6号楼 301',
  input: { visitKey: 'visit-0001', doorId: 'door', outcome: 'problem' },
  files: [],
  actionKey: 'key-3',
  pressedAt: '2026-11-22T08:00:00.000Z',
};

/** A server that answers each issue with a version higher by one, and everything the queue did, in order. */
function server(refusals: Record<string, AppError> = {}) {
  const sent: { key: string; version: number | undefined; input: Waiting['input'] }[] = [];
  const refused: string[] = [];
  const dropped: string[] = [];
  let saved: Waiting[] = [];
  const made = new Map<string, number>();
  const tools: QueueTools = {
    upload: ({ path }) => Promise.resolve(`photo of ${path}`),
    send: (one, versions) => {
      const refusal = refusals[one.actionKey];
      if (refusal) return Promise.reject(refusal);
      const version = one.kind === 'act' ? versionFor(one, versions) : undefined;
      sent.push({ key: one.actionKey, version, input: one.input });
      if (one.kind === 'act') {
        made.set(one.issueId, (made.get(one.issueId) ?? 10) + 1);
        versions.set(one.issueId, made.get(one.issueId) ?? 0);
      }
      return Promise.resolve();
    },
    save: (items) => void (saved = items),
    refuse: ({ actionKey }) => void refused.push(actionKey),
    uploaded: ({ path }) => void dropped.push(path),
    canWait: (error) => error instanceof AppError && canWait(error.code),
  };
  return { tools, sent, refused, dropped, left: () => saved.map(({ actionKey }) => actionKey) };
}

describe('what was pressed without signal', () => {
  it('goes out in the order pressed, each on the version the one before it made', async () => {
    const phone = server();
    const resolve = item({ actionKey: 'key-2', action: 'resolve', version: undefined });
    await sendInOrder([item({}), resolve], phone.tools);
    expect(phone.sent).toEqual([
      { key: 'key-1', version: undefined, input: {} },
      { key: 'key-2', version: 11, input: {} },
    ]);
    expect(phone.left()).toEqual([]);
  });

  it('stops at the first that finds no signal and keeps everything from there on', async () => {
    const phone = server({ 'key-2': new AppError('UNREACHABLE') });
    const items = [item({}), item({ actionKey: 'key-2', issueId: 'b' }), item({ actionKey: 'key-3', issueId: 'c' })];
    await sendInOrder(items, phone.tools);
    expect(phone.sent.map(({ key }) => key)).toEqual(['key-1']);
    expect(phone.left()).toEqual(['key-2', 'key-3']);
    expect(phone.refused).toEqual([]);
  });

  it.each<ErrorCode>(['NOT_SIGNED_IN', 'SIGN_IN_FAILED', 'ACCOUNT_DISABLED', 'WECHAT_UNAVAILABLE'])(
    'waits where nobody may send it: %s',
    async (code) => {
      const phone = server({ 'key-1': new AppError(code) });
      const saved: Waiting[][] = [];
      const tools = { ...phone.tools, save: (items: Waiting[]) => void saved.push(items) };
      expect(await sendInOrder([item({}), item({ actionKey: 'key-2' })], tools)).toBe(false);
      expect([phone.refused, phone.sent, saved]).toEqual([[], [], []]);
    },
  );

  it('belongs to whoever pressed it, and of an older version to whoever is here', () => {
    const old = item({ actionKey: 'old' });
    const hers = item({ actionKey: 'hers', ownerId: 'wang' });
    const his = item({ actionKey: 'his', ownerId: 'li' });
    const keysOf = (items: Waiting[]) => items.map(({ actionKey, ownerId }) => [actionKey, ownerId]);
    expect(keysOf(ofOwner([old, hers, his], 'wang'))).toEqual([
      ['old', 'wang'],
      ['hers', 'wang'],
    ]);
    expect(keysOf(ofOthers([old, hers, his], 'wang'))).toEqual([['his', 'li']]);
    expect(keysOf(ofOwner([old, hers], null))).toEqual([['old', undefined]]);
  });

  it('says when it was pressed, or when what was read had come', () => {
    const { pressedAt } = answer({});
    expect(asPressed(answer({ input: { answer: { f1: 3 } } })).input).toEqual({ at: pressedAt, answer: { f1: 3 } });
    const seen = '2026-11-22T07:00:00.000Z';
    expect(asPressed({ ...answer({}), kind: 'read', input: { seen } }).input).toEqual({ seen });
    expect(asPressed(visit)).toBe(visit);
  });

  it('is put aside, not lost, when the server refuses one; the rest still goes', async () => {
    const phone = server({ 'key-1': new AppError('ISSUE_CHANGED') });
    await sendInOrder([item({ action: 'resolve' }), item({ actionKey: 'key-2', issueId: 'b' })], phone.tools);
    expect(phone.refused).toEqual(['key-1']);
    expect(phone.sent.map(({ key }) => key)).toEqual(['key-2']);
  });

  it('sends its photos first and remembers each, so that a second try sends none twice', async () => {
    const phone = server({ 'key-1': new AppError('UNREACHABLE') });
    const saved: Waiting[][] = [];
    const tools = { ...phone.tools, save: (items: Waiting[]) => void saved.push(items) };
    await sendInOrder([item({ action: 'resolve', files: [file('one.jpg'), file('two.jpg')] })], tools);
    expect(saved.map(([first]) => ({ files: first?.files, input: first?.input }))).toEqual([
      { files: [file('two.jpg')], input: { photos: ['photo of one.jpg'] } },
      { files: [], input: { photos: ['photo of one.jpg', 'photo of two.jpg'] } },
    ]);
  });

  it('lets go of a file only when it is saved that the server has it', async () => {
    const phone = server({ 'key-1': new AppError('UNREACHABLE') });
    const upload: QueueTools['upload'] = (photo) =>
      photo.path === 'two.jpg' ? Promise.reject(new AppError('UNREACHABLE')) : phone.tools.upload(photo);
    const files = [file('one.jpg'), file('two.jpg')];
    await sendInOrder([item({ action: 'resolve', files })], { ...phone.tools, upload });
    expect(phone.dropped).toEqual(['one.jpg']);
    await sendInOrder([item({ action: 'resolve', files })], phone.tools);
    expect(phone.dropped).toEqual(['one.jpg', 'one.jpg', 'two.jpg']);
  });

  it('keeps what was there before apart from what was made, and when and where each was taken', async () => {
    const phone = server();
    const uploads: UnsentPhoto[] = [];
    const tools: QueueTools = {
      ...phone.tools,
      upload: (photo) => {
        uploads.push(photo);
        return phone.tools.upload(photo);
      },
    };
    const taken = { at: '2026-11-22T07:30:00.000Z', place: { lng: 120.72, lat: 49.29 } };
    const files = [file('was.jpg', { field: 'before', taken }), file('is.jpg', { taken: { ...taken, place: null } })];
    await sendInOrder([item({ action: 'resolve', files })], tools);
    expect(uploads).toEqual(files);
    expect(phone.sent[0]?.input).toEqual({ before: ['photo of was.jpg'], photos: ['photo of is.jpg'] });
  });

  it('goes out in one line, whatever it is', async () => {
    const phone = server({ 'key-2': new AppError('DIRECTIVE_OVER') });
    await sendInOrder([item({}), answer({ actionKey: 'key-2' }), visit], phone.tools);
    expect(phone.sent.map(({ key }) => key)).toEqual(['key-1', 'key-3']);
    expect(phone.refused).toEqual(['key-2']);
  });

  it('puts each photo where the form or the problem found has its place', async () => {
    const phone = server();
    const form = answer({ input: { answer: { f1: 12, f3: ['sent before'] } } });
    form.files = [file('door.jpg', { field: 'answer.f3' }), file('snow.jpg', { field: 'answer.f4' })];
    const report = { submissionKey: 'report-0001', text: '井盖松动' };
    const found = { ...visit, input: { ...visit.input, report } };
    found.files = [file('lid.jpg', { field: 'report.photos' }), file('hall.jpg')];
    await sendInOrder([form, found], phone.tools);
    expect(phone.sent.map(({ input }) => input)).toEqual([
      { answer: { f1: 12, f3: ['sent before', 'photo of door.jpg'], f4: ['photo of snow.jpg'] } },
      { ...visit.input, report: { ...report, photos: ['photo of lid.jpg'] }, photos: ['photo of hall.jpg'] },
    ]);
  });

  it('is what it was when it was kept by an older version of the program', () => {
    const old: Partial<WaitingAction> = { ...item({}) };
    delete old.kind;
    const kept = JSON.parse(JSON.stringify([{ ...old, files: ['one.jpg'] }, visit])) as Waiting[];
    const { version, ...rest } = item({ files: [file('one.jpg')] });
    expect(currentForm(kept)).toEqual([{ ...rest, version }, visit]);
  });

  it('compares versions only where someone else may have changed what was decided', () => {
    expect(versionFor(item({ action: 'progress' }), new Map())).toBeUndefined();
    expect(versionFor(item({ action: 'resolve' }), new Map())).toBe(3);
    expect(versionFor(item({ action: 'resolve' }), new Map([['a', 7]]))).toBe(7);
  });
});
