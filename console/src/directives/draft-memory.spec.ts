import { EMPTY_DRAFT } from './draft';
import { type DraftMemory, draftMemory } from './draft-memory';
import { type Kept, startOf } from './keeper';

/** What a tab offers, here without a tab. */
function storageOf(items = new Map<string, string>()): Storage {
  return {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const written = (title: string, id: string | null = null): Kept => ({
  ...startOf({ ...EMPTY_DRAFT, title }, `key of ${title}`),
  id,
  version: id === null ? null : 3,
});

describe('drafts kept in a tab', () => {
  let storage: Storage;
  let memory: DraftMemory;
  const titles = (personId: string): (string | undefined)[] =>
    [null, 'd1', 'd2'].map((id) => memory.find(personId, id)?.draft.title);

  beforeEach(() => {
    storage = storageOf();
    storage.setItem('hongqi.session', 'token');
    memory = draftMemory(storage);
    memory.keep('zhao', written('除雪'));
    memory.keep('zhao', written('停水', 'd1'));
  });

  it('come back as they were, after a reload too', () => {
    expect(draftMemory(storage).find('zhao', 'd1')).toEqual(written('停水', 'd1'));
    expect(titles('zhao')).toEqual(['除雪', '停水', undefined]);
  });

  it('come back with their list of doors', () => {
    const door = { id: 'a', gridCode: '1', gridName: '一', building: '2号楼', unit: '', number: '1' };
    const listed = startOf({ ...EMPTY_DRAFT, kind: 'task', visits: true, listed: true, doors: [door] }, 'key');
    memory.keep('zhao', listed);
    expect(draftMemory(storage).find('zhao', null)).toEqual(listed);
  });

  it('are as new ones in what they could not have when they were kept', () => {
    const { doors: _doors, listed: _listed, ...older } = written('除雪').draft;
    memory.keep('zhao', { ...written('除雪'), draft: older as Kept['draft'] });
    expect(memory.find('zhao', null)?.draft).toMatchObject({ title: '除雪', listed: false, doors: [] });
  });

  it('are shown to nobody else', () => {
    expect(titles('wang')).toEqual([undefined, undefined, undefined]);
    memory.forget('wang', written('停水', 'd1'));
    expect(titles('zhao')).toEqual(['除雪', '停水', undefined]);
  });

  it('wait for the same person, go when another one comes, and all go when the person leaves', () => {
    memory.leaveOnly('zhao');
    expect(titles('zhao')).toEqual(['除雪', '停水', undefined]);

    memory.leaveOnly('wang');
    expect(storage.length).toBe(1);
    memory.keep('wang', written('走访', 'd2'));
    expect(titles('wang')).toEqual([undefined, undefined, '走访']);

    memory.leaveOnly(null);
    expect(storage.length).toBe(1);
    expect(storage.getItem('hongqi.session')).toBe('token');
  });

  it('are no longer new once they have an id; another new one stays', () => {
    memory.keep('zhao', { ...written('除雪'), id: 'd2', version: 1 });
    expect(titles('zhao')).toEqual([undefined, '停水', '除雪']);

    memory.keep('zhao', written('另一条'));
    memory.forget('zhao', { id: 'd2', draftKey: 'key of 除雪' });
    expect(titles('zhao')).toEqual(['另一条', '停水', undefined]);
  });
});
