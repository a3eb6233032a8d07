import { AppError, type IssueView } from '@hongqi/shared';
import {
  currentForm,
  type QueueTools,
  sendInOrder,
  type UnsentPhoto,
  versionFor,
  type WaitingAction,
} from './queue-rules';

const file = (path: string, part: Partial<UnsentPhoto> = {}): UnsentPhoto => ({
  path,
  field: 'photos',
  taken: null,
  ...part,
});

const item = (part: Partial<WaitingAction>): WaitingAction => ({
  issueId: 'a',
  action: 'accept',
  input: {},
  files: [],
  actionKey: 'key-1',
  version: 3,
  pressedAt: '2026-11-22T08:00:00.000Z',
  ...part,
});

/** A server that answers each issue with a version higher by one, and everything the queue did, in order. */
function server(refusals: Record<string, AppError> = {}) {
  const sent: { key: string; version: number | undefined; photos: readonly string[] | undefined }[] = [];
  const refused: string[] = [];
  let saved: WaitingAction[] = [];
  const versions = new Map<string, number>();
  const tools: QueueTools = {
    upload: ({ path }) => Promise.resolve(`photo of ${path}`),
    act: ({ issueId, actionKey, input }, version) => {
      const refusal = refusals[actionKey];
      if (refusal) return Promise.reject(refusal);
      sent.push({ key: actionKey, version, photos: input.photos });
      versions.set(issueId, (versions.get(issueId) ?? 10) + 1);
      return Promise.resolve({ id: issueId, version: versions.get(issueId) } as IssueView);
    },
    save: (items) => void (saved = items),
    refuse: ({ actionKey }) => void refused.push(actionKey),
    done: () => undefined,
    isPassing: (error) => error instanceof AppError && error.code === 'UNREACHABLE',
  };
  return { tools, sent, refused, left: () => saved.map(({ actionKey }) => actionKey) };
}

describe('actions pressed without signal', () => {
  it('go out in the order pressed, each on the version the one before it made', async () => {
    const phone = server();
    const resolve = item({ actionKey: 'key-2', action: 'resolve', version: undefined });
    await sendInOrder([item({}), resolve], phone.tools);
    expect(phone.sent).toEqual([
      { key: 'key-1', version: undefined, photos: undefined },
      { key: 'key-2', version: 11, photos: undefined },
    ]);
    expect(phone.left()).toEqual([]);
  });

  it('stop at the first that finds no signal and keep everything from there on', async () => {
    const phone = server({ 'key-2': new AppError('UNREACHABLE') });
    const items = [item({}), item({ actionKey: 'key-2', issueId: 'b' }), item({ actionKey: 'key-3', issueId: 'c' })];
    await sendInOrder(items, phone.tools);
    expect(phone.sent.map(({ key }) => key)).toEqual(['key-1']);
    expect(phone.left()).toEqual(['key-2', 'key-3']);
    expect(phone.refused).toEqual([]);
  });

  it('are put aside, not lost, when the server refuses one; the rest still goes', async () => {
    const phone = server({ 'key-1': new AppError('ISSUE_CHANGED') });
    await sendInOrder([item({ action: 'resolve' }), item({ actionKey: 'key-2', issueId: 'b' })], phone.tools);
    expect(phone.refused).toEqual(['key-1']);
    expect(phone.sent.map(({ key }) => key)).toEqual(['key-2']);
  });

  it('send their photos first and remember each, so that a second try sends none twice', async () => {
    const phone = server({ 'key-1': new AppError('UNREACHABLE') });
    const saved: WaitingAction[][] = [];
    const tools = { ...phone.tools, save: (items: WaitingAction[]) => void saved.push(items) };
    await sendInOrder([item({ action: 'resolve', files: [file('one.jpg'), file('two.jpg')] })], tools);
    expect(saved.map(([first]) => ({ files: first?.files, photos: first?.input.photos }))).toEqual([
      { files: [file('two.jpg')], photos: ['photo of one.jpg'] },
      { files: [], photos: ['photo of one.jpg', 'photo of two.jpg'] },
    ]);
  });

  it('keep what was there before apart from what was made, and when and where each was taken', async () => {
    const phone = server();
    const uploads: UnsentPhoto[] = [];
    const acts: WaitingAction[] = [];
    const tools: QueueTools = {
      ...phone.tools,
      upload: (photo) => {
        uploads.push(photo);
        return phone.tools.upload(photo);
      },
      act: (sent, version) => {
        acts.push(sent);
        return phone.tools.act(sent, version);
      },
    };
    const taken = { at: '2026-11-22T07:30:00.000Z', place: { lng: 120.72, lat: 49.29 } };
    const files = [file('was.jpg', { field: 'before', taken }), file('is.jpg', { taken: { ...taken, place: null } })];
    await sendInOrder([item({ action: 'resolve', files })], tools);
    expect(uploads).toEqual(files);
    expect(acts[0]?.input).toEqual({ before: ['photo of was.jpg'], photos: ['photo of is.jpg'] });
  });

  it('kept by an older version of the program still have their photos', () => {
    const old = { ...item({}), files: ['one.jpg'] };
    expect(currentForm([old])).toEqual([item({ files: [file('one.jpg')] })]);
  });

  it('compare versions only where someone else may have changed what was decided', () => {
    expect(versionFor(item({ action: 'progress' }), new Map())).toBeUndefined();
    expect(versionFor(item({ action: 'resolve' }), new Map())).toBe(3);
    expect(versionFor(item({ action: 'resolve' }), new Map([['a', 7]]))).toBe(7);
  });
});
