import { doorReport } from './door-report';

const found = {
  submissionKey: 'key-00000001',
  words: ' 楼道堆满纸箱 ',
  categoryCode: null,
  photos: [],
  position: { lng: 120.72, lat: 49.29 },
  door: '新建路6号楼 2单元 301',
  directiveId: 'd1',
};

describe('a problem found at a door', () => {
  it('lies where the phone is, at this door, with the directive as its source', () => {
    expect(doorReport(found)).toEqual({
      submissionKey: 'key-00000001',
      text: '楼道堆满纸箱',
      place: { lng: 120.72, lat: 49.29, address: '新建路6号楼 2单元 301' },
      source: 'directive',
      directiveId: 'd1',
    });
  });

  it('still names the door when the phone does not say where it is', () => {
    const report = doorReport({ ...found, position: null });
    expect(report.place).toBeUndefined();
    expect(report.text).toBe('楼道堆满纸箱\n地点：新建路6号楼 2单元 301');
    expect(doorReport({ ...found, words: '', position: null, photos: ['p1'] })).toMatchObject({
      text: '地点：新建路6号楼 2单元 301',
      photos: ['p1'],
    });
  });

  it("is the worker's own on the everyday round", () => {
    expect(doorReport({ ...found, directiveId: null })).toMatchObject({ source: 'worker' });
  });
});
