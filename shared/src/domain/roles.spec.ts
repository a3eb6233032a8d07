import { hasPost, hasPostInAll, may, permissionsOf, type Role, ROLES } from './roles';

const holding = (role: Role) => ({ id: 'someone', posts: [{ role, areaCode: '150782002', departmentId: null }] });
const EVERYONE = [
  'issue.submit',
  'issue.read',
  'issue.act',
  'area.read',
  'directive.receive',
  'photo.add',
  'inbox.read',
  'me.edit',
];

describe('what a post allows besides what everyone may do', () => {
  it.each<[Role, string[]]>([
    [
      'worker',
      [
        'issue.tasks',
        'issue.phone',
        'directive.level',
        'directive.answerFor',
        'door.read',
        'door.edit',
        'door.contact',
        'visit.add',
      ],
    ],
    [
      'dispatcher',
      [
        'issue.desk',
        'issue.phone',
        'holder.list',
        'rules.read',
        'figure.read',
        'directive.send',
        'directive.level',
        'door.read',
        'door.edit',
        'door.import',
        'visit.read',
      ],
    ],
    ['department', ['issue.desk', 'issue.tasks', 'issue.phone', 'rules.read', 'figure.read']],
    [
      'supervisor',
      [
        'issue.desk',
        'holder.list',
        'rules.read',
        'figure.read',
        'directive.send',
        'directive.level',
        'door.read',
        'visit.read',
      ],
    ],
    [
      'admin',
      [
        'issue.desk',
        'area.edit',
        'rules.read',
        'rules.edit',
        'figure.read',
        'directive.send',
        'directive.level',
        'door.read',
        'door.edit',
        'door.import',
        'visit.read',
      ],
    ],
  ])('%s: %s', (role, permissions) => {
    expect(permissionsOf(holding(role)).filter((permission) => !EVERYONE.includes(permission))).toEqual(permissions);
  });

  it('is nothing without a post, and nothing is taken away by one', () => {
    expect(permissionsOf({ id: 'resident', posts: [] })).toEqual(EVERYONE);
    for (const role of ROLES) expect(permissionsOf(holding(role))).toEqual(expect.arrayContaining(EVERYONE));
  });

  it('adds up over several posts', () => {
    const both = { id: 'both', posts: [...holding('worker').posts, ...holding('admin').posts] };

    expect(may(both, 'issue.tasks')).toBe(true);
    expect(may(both, 'area.edit')).toBe(true);
    expect(may(both, 'holder.list')).toBe(false);
  });
});

describe('a post', () => {
  it('reaches down its own area and no further', () => {
    expect(hasPost(holding('supervisor'), 'supervisor', '150782002001001')).toBe(true);
    expect(hasPost(holding('supervisor'), 'supervisor', '150782')).toBe(false);
    expect(hasPost(holding('supervisor'), 'supervisor', '150782003001001')).toBe(false);
    expect(hasPost(holding('supervisor'), 'dispatcher', '150782002001001')).toBe(false);
  });

  it('reaches over all of several areas only when it covers each', () => {
    const streets = ['150782002', '150782003'];
    const county = { id: 'county', posts: [{ role: 'admin' as const, areaCode: '150782', departmentId: null }] };

    expect(hasPostInAll(county, 'admin', streets)).toBe(true);
    expect(hasPostInAll(holding('admin'), 'admin', streets)).toBe(false);
    expect(hasPostInAll(holding('admin'), 'admin', ['150782002'])).toBe(true);
    expect(hasPostInAll(county, 'admin', [])).toBe(false);
  });
});
