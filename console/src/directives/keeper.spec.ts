import { AppError, type DirectiveView, type DoorBrief, type ErrorCode, type SaveDirective } from '@hongqi/shared';
import { EMPTY_DRAFT, type Opened } from './draft';
import { createKeeper, isDirty, openedOf, startOf } from './keeper';

/** What a server does with drafts: one per key, a version that must fit. `say` is thrown once before or after it acts. */
class DraftServer {
  readonly drafts: { id: string; key: string; version: number; body: SaveDirective }[] = [];
  private fault: { code: ErrorCode; arrives: boolean } | null = null;

  fails(code: ErrorCode, arrives = false): void {
    this.fault = { code, arrives };
  }

  send = async (id: string | null, body: SaveDirective): Promise<DirectiveView> => {
    const fault = this.fault;
    this.fault = null;
    if (fault && !fault.arrives) throw new AppError(fault.code);
    const view = id === null ? this.create(body) : this.save(id, body);
    if (fault) throw new AppError(fault.code);
    return view;
  };

  look = async (id: string): Promise<Opened> => this.opened(id);

  private create(body: SaveDirective): DirectiveView {
    const there = this.drafts.find(({ key }) => key === body.draftKey);
    if (there && JSON.stringify(there.body) !== JSON.stringify(body)) throw new AppError('DIRECTIVE_KEY_REUSED');
    if (!there) this.drafts.push({ id: `d${this.drafts.length + 1}`, key: body.draftKey, version: 1, body });
    return this.view(there?.id ?? `d${this.drafts.length}`);
  }

  save(id: string, body: SaveDirective): DirectiveView {
    const draft = this.drafts.find((one) => one.id === id);
    if (!draft || draft.version !== body.version) throw new AppError('DIRECTIVE_CHANGED');
    // A list that is not said stays.
    Object.assign(draft, {
      version: draft.version + 1,
      body: { ...body, doorIds: body.doorIds ?? draft.body.doorIds },
    });
    return this.view(id);
  }

  view(id: string): DirectiveView {
    const draft = this.drafts.find((one) => one.id === id);
    if (!draft) throw new AppError('NOT_FOUND');
    const { draftKey: _key, version: _version, doorIds: _doors, ...content } = draft.body;
    return { id, version: draft.version, content, photos: [], documents: [] } as unknown as DirectiveView;
  }

  opened(id: string): Opened {
    const ids = this.drafts.find((one) => one.id === id)?.body.doorIds ?? [];
    return { view: this.view(id), doors: ids.map(door) };
  }
}

const door = (id: string): DoorBrief => ({
  ...{ id, gridCode: '150782002001001', gridName: '第一网格' },
  ...{ building: '2号楼', unit: '', number: id },
});

let keys = 0;
const opened = (server: DraftServer, kept = startOf(EMPTY_DRAFT, `key-${++keys}`)) =>
  createKeeper(kept, { send: server.send, look: server.look, freshKey: () => `key-${++keys}` });

describe('a draft that saves itself', () => {
  it('is created once and saved after that', async () => {
    const server = new DraftServer();
    const keeper = opened(server);
    keeper.change({ title: '除' });
    expect(await keeper.save()).toBe(true);
    keeper.change({ title: '除雪' });
    expect(await keeper.save()).toBe(true);

    expect(server.drafts.map(({ version, body }) => [version, body.title])).toEqual([[2, '除雪']]);
    expect(isDirty(keeper.store.getState())).toBe(false);
  });

  it('has nothing to send before anything is written', async () => {
    const server = new DraftServer();
    expect(await opened(server).save()).toBe(true);
    expect(server.drafts).toEqual([]);
  });

  it('saves what was typed while the last was on its way, and never twice at a time', async () => {
    const server = new DraftServer();
    const keeper = opened(server);
    keeper.change({ title: '一' });
    const first = keeper.save();
    keeper.change({ title: '二' });
    await Promise.all([first, keeper.save()]);
    expect(server.drafts.map(({ body }) => body.title)).toEqual(['二']);
  });

  it('makes no second draft of one whose answer was lost', async () => {
    const server = new DraftServer();
    const keeper = opened(server);
    keeper.change({ title: '一' });
    server.fails('UNREACHABLE', true);
    expect(await keeper.save()).toBe(false);
    expect(keeper.store.getState()).toMatchObject({ trouble: 'network', id: null });

    keeper.change({ title: '二' });
    expect(await keeper.save()).toBe(true);
    expect(server.drafts.map(({ body }) => body.title)).toEqual(['二']);
  });

  it('takes its own lost save for no conflict', async () => {
    const server = new DraftServer();
    const keeper = opened(server);
    keeper.change({ title: '一' });
    await keeper.save();
    keeper.change({ title: '二' });
    server.fails('UNREACHABLE', true);
    await keeper.save();
    expect(await keeper.save()).toBe(true);
    expect(keeper.store.getState()).toMatchObject({ trouble: null, version: 2 });
  });

  it('says when somebody else saved, and lets the person choose', async () => {
    const server = new DraftServer();
    const mine = opened(server);
    mine.change({ title: '一' });
    await mine.save();
    const other = opened(server, openedOf(server.opened('d1'), 'other-key'));
    other.change({ title: '别人的' });
    await other.save();

    mine.change({ text: '我的' });
    expect(await mine.save()).toBe(false);
    expect(mine.store.getState().trouble).toBe('changed');
    mine.change({ text: '我的，再写' });
    expect(await mine.save()).toBe(false);

    mine.insist(server.opened('d1'));
    expect(await mine.save()).toBe(true);
    expect(server.drafts[0]?.body).toMatchObject({ title: '一', text: '我的，再写' });

    expect(await other.save()).toBe(true);
    other.adopt(server.opened('d1'));
    expect(other.store.getState().draft.text).toBe('我的，再写');
    expect(isDirty(other.store.getState())).toBe(false);
  });

  it('sends its list when the list has changed, and takes its own lost one for no conflict', async () => {
    const server = new DraftServer();
    const bodies: SaveDirective[] = [];
    const ways = { send: server.send, look: server.look, freshKey: () => `key-${++keys}` };
    const keeper = createKeeper(startOf(EMPTY_DRAFT, `key-${++keys}`), {
      ...ways,
      send: (id, body) => {
        bodies.push(body);
        return server.send(id, body);
      },
    });
    keeper.change({ kind: 'task', visits: true, listed: true, doors: [door('b'), door('a')] });
    expect(await keeper.save()).toBe(true);
    keeper.change({ title: '走访' });
    expect(await keeper.save()).toBe(true);
    server.fails('UNREACHABLE', true);
    keeper.change(({ doors }) => ({ doors: doors.slice(1) }));
    await keeper.save();
    expect(await keeper.save()).toBe(true);
    expect(bodies.map(({ doorIds }) => doorIds)).toEqual([['a', 'b'], undefined, ['a'], ['a']]);
    expect(server.opened('d1').doors).toEqual([door('a')]);

    const again = opened(server, openedOf(server.opened('d1'), 'other-key'));
    expect(isDirty(again.store.getState())).toBe(false);
    again.change({ listed: false });
    expect(isDirty(again.store.getState())).toBe(true);
    expect(again.store.getState().draft.doors).toEqual([door('a')]);
  });

  it('saves nothing any more once it was sent or thrown away', async () => {
    const server = new DraftServer();
    const keeper = opened(server);
    keeper.change({ title: '一' });
    keeper.stop();
    expect(await keeper.save()).toBe(false);
    expect(server.drafts).toEqual([]);
  });

  it('tries again with other words after a refusal', async () => {
    const server = new DraftServer();
    const keeper = opened(server);
    keeper.change({ title: '一' });
    server.fails('DIRECTIVE_OUTSIDE');
    expect(await keeper.save()).toBe(false);
    expect(keeper.store.getState().trouble).toBe('refused');
    keeper.change({ title: '二' });
    expect(keeper.store.getState().trouble).toBeNull();
    expect(await keeper.save()).toBe(true);
  });
});
