import {
  type Action,
  areaRoutes,
  type ActRequest,
  directiveRoutes,
  type DirectiveView,
  type IssueView,
  peopleRoutes,
} from '@hongqi/shared';
import { DoorCells } from './access-doors';
import type { CastObject, CastRole } from './access-table';
import { asksForPhotos, inputFor, type Props, WALKS } from './access-walks';
import { Actor, RED_FLAG_STREET } from './actor';
import { aDirective, anAudience, sends } from './directives';
import { attaches, plainPdf } from './documents';
import { plainPhoto } from './photos';
import { NEXT_STREET, Registry } from './registry';
import type { Town } from './town';

const STREET = '150782002';
const SECOND_GRID = `${STREET}001002`;
const DAY = 86_400_000;
const DRAFT = 'cast-draft';
/** Of the cast's draft: it lacks its words. */
export const BARE = { text: '', audience: anAudience() };
/** Any id of the right form that nobody ever made. */
export const MISSING_ID = '01KAAAAAAAAAAAAAAAAAAAAAAA';

/** The people and things the access table speaks of, made by the people themselves as far as they can. */
export class Cast {
  readonly people = new Map<CastRole, Actor>();
  readonly issues = new Map<CastObject, IssueView>();
  /** Resident who reported `elsewhere`, and the one who reported `nextStreets`: no columns of their own. */
  private readonly reporters: Actor[] = [];
  /** Signed address of a photo of `held`. */
  photoUrl = '';
  readonly directives = new Map<CastObject, DirectiveView>();
  /** Signed address of a document of `sent`. */
  documentUrl = '';
  /** Has `sent` and never answers. */
  silentId = '';
  /** Boundaries that change nothing for anyone else. */
  boundaries = new Map<CastObject, unknown>();
  readonly areas: Partial<Record<CastObject, { street: string; grid: string }>> = {
    held: { street: STREET, grid: '150782002001001' },
    nextStreets: { street: NEXT_STREET, grid: `${NEXT_STREET}009009` },
    missing: { street: '110101001', grid: '110101001001001' },
  };

  private doorCells: DoorCells | undefined;

  private constructor(readonly town: Town) {}

  static async gather(town: Town): Promise<Cast> {
    const cast = new Cast(town);
    await cast.callPeople(new Registry(town));
    await cast.makeIssues();
    await cast.makeDirectives();
    await cast.drawBoundaries();
    return cast;
  }

  person(role: CastRole): Actor {
    const person = this.people.get(role);
    if (!person) throw new Error(`nobody plays ${role}`);
    return person;
  }

  /** Doors are there once the people are. */
  get doors(): DoorCells {
    const grid = (object: CastObject): string => this.areas[object]?.grid ?? '';
    const dispatcher = this.person('dispatcher');
    this.doorCells ??= new DoorCells(
      {
        held: { gridCode: grid('held'), owner: dispatcher },
        elsewhere: { gridCode: `${STREET}002001`, owner: dispatcher },
        nextStreets: { gridCode: grid('nextStreets'), owner: this.person('nextStreet') },
      },
      grid('missing'),
    );
    return this.doorCells;
  }

  /** A session more for the role, to be thrown away; none for those who cannot have one. */
  async again(role: CastRole): Promise<Actor> {
    const person = this.person(role);
    if (['nobody', 'disabled', 'expired'].includes(role)) return person;
    return ['resident', 'otherResident', 'follower'].includes(role)
      ? this.town.comes(person.key)
      : this.town.signsIn(person.key);
  }

  /** A fresh issue like `held` or `unit`, brought by its people to a state that takes the action. */
  async issueFor(object: 'held' | 'unit', action: string): Promise<IssueView> {
    const kind = object === 'unit' ? 'heating' : action === 'check' ? 'safety' : 'other';
    const issue = await this.followed(await this.person('resident').reports('要办的事', { categoryCode: kind }));
    const holder = this.person(object === 'held' ? 'worker' : 'department');
    for (const [who, step] of WALKS[action as Action] ?? []) {
      const person = who === 'holder' ? holder : this.person(who);
      await person.does(step, issue, { ...this.inputFor(step), ...(step === 'resolve' && (await this.proof(issue))) });
    }
    return issue;
  }

  inputFor(action: string): ActRequest {
    return inputFor(action, this.props());
  }

  private props(): Props {
    const until = new Date(this.town.clock.now().getTime() + 30 * DAY).toISOString();
    return { until, leadId: this.issues.get('held')?.id ?? '', otherWorkerId: this.person('otherWorker').me.id };
  }

  /** Somebody else says that it is theirs too. */
  private async followed(issue: IssueView): Promise<IssueView> {
    await this.person('follower').reports('我也遇到', { categoryCode: issue.categoryCode, follows: issue.id });
    return issue;
  }

  private async proof(issue: IssueView): Promise<ActRequest> {
    if (!asksForPhotos(issue)) return {};
    const worker = this.person('worker');
    const [before, after] = [await plainPhoto(64, 48), await plainPhoto(64, 48)];
    return { before: [(await worker.photographs(before)).id], photos: [(await worker.photographs(after)).id] };
  }

  private async callPeople(registry: Registry): Promise<void> {
    const { town, people } = this;
    const { grid } = await registry.foundsNextStreet();
    const hired = async (
      role: CastRole,
      ...posts: { role: 'worker' | 'dispatcher' | 'supervisor' | 'admin'; areaCode: string }[]
    ) => {
      const [first, ...more] = posts;
      if (!first) throw new Error('a post is needed');
      const person = await registry.hires({ login: `cast-${role.toLowerCase()}`, name: '丁某', ...first });
      for (const post of more) await registry.appoints(person.me.id, post);
      people.set(role, person);
      return person;
    };
    // Its session must run out while those of the others still hold.
    people.set('expired', await town.signsIn('dispatcher'));
    await town.hoursPass(13);

    const byPassword: CastRole[] = ['dispatcher', 'supervisor', 'leader', 'admin', 'county'];
    for (const role of byPassword) people.set(role, await town.signsIn(role));
    people.set('worker', await town.signsIn('worker-01'));
    people.set('otherWorker', await town.signsIn('worker-02'));
    people.set('department', await town.signsIn('heating'));
    people.set('otherDepartment', await town.signsIn('housing'));
    people.set('nobody', new Actor(town.url, 'nobody'));
    people.set('resident', await town.comes('resident-1'));
    people.set('otherResident', await town.comes('resident-2'));
    people.set('follower', await town.comes('resident-3'));
    this.reporters.push(await town.comes('cast-elsewhere'), await town.comes('cast-next'));

    const street = { areaCode: NEXT_STREET };
    const posts = [
      { role: 'worker' as const, areaCode: grid },
      { role: 'dispatcher' as const, ...street },
    ];
    await hired('nextStreet', ...posts, { role: 'supervisor', ...street }, { role: 'admin', ...street });
    await hired('otherSupervisor', { role: 'supervisor', areaCode: STREET });
    await registry.endsPosts(
      await hired('ended', { role: 'dispatcher', areaCode: STREET }, { role: 'admin', areaCode: STREET }),
    );
    await registry.disables(await hired('disabled', { role: 'dispatcher', areaCode: STREET }));
    town.forgetSessions();
  }

  private async makeIssues(): Promise<void> {
    const [elsewhere, next] = this.reporters;
    const resident = this.person('resident');
    if (!elsewhere || !next) throw new Error('the reporters are not there yet');
    for (const person of [resident, elsewhere, next]) {
      await person.call(peopleRoutes.setPhone, { code: await this.town.wechat.phoneCode(person.key) });
    }
    const photo = await resident.photographs(await plainPhoto());
    this.photoUrl = photo.url;
    const held = await resident.reports('我家楼下的事', { photos: [photo.id], place: RED_FLAG_STREET });
    this.issues.set('held', await this.followed(held));
    this.issues.set('unit', await this.followed(await resident.reports('暖气不热', { categoryCode: 'heating' })));
    this.issues.set(
      'elsewhere',
      await elsewhere.reports('别处的事', { place: { lng: 120.728337, lat: 49.290859, address: '新建路6号' } }),
    );
    await next.call(peopleRoutes.setHome, { gridCode: this.areas.nextStreets?.grid ?? '' });
    this.issues.set('nextStreets', await next.reports('邻街的事', { place: undefined }));
    await this.town.settled();
  }

  /** The street's preset, kept by the supervisor. */
  async presetId(): Promise<string> {
    const preset = { kind: 'audience' as const, name: '全街道', audience: anAudience() };
    return (await this.person('supervisor').call(directiveRoutes.addPreset, preset)).id;
  }

  private async makeDirectives(): Promise<void> {
    const [silent] = this.reporters;
    if (!silent) throw new Error('the reporters are not there yet');
    for (const person of [this.person('resident'), silent])
      await person.call(peopleRoutes.setHome, { gridCode: SECOND_GRID });
    this.silentId = silent.me.id;
    const supervisor = this.person('supervisor');
    const document = await attaches(supervisor, plainPdf());
    this.documentUrl = document.url;
    const audience = anAudience({ areas: [SECOND_GRID], residents: true });
    const sent = { audience, documents: [document.id], staffText: '先通知独居老人' };
    this.directives.set('sent', await sends(supervisor, sent, this.person('admin')));
    this.directives.set(
      'draft',
      await supervisor.call(directiveRoutes.create, aDirective({ ...BARE, draftKey: DRAFT })),
    );
    const next = { audience: anAudience({ areas: [NEXT_STREET] }) };
    this.directives.set('nextStreets', await sends(this.person('nextStreet'), next));
    await this.town.settled();
  }

  private async drawBoundaries(): Promise<void> {
    const areas = await this.person('admin').call(areaRoutes.list, { boundaries: true });
    const own = areas.find(({ code }) => code === this.areas.held?.grid)?.boundary;
    const farAway = [
      [
        [121.5, 49.9],
        [121.6, 49.9],
        [121.6, 50],
        [121.5, 49.9],
      ],
    ];
    this.boundaries.set('held', { type: 'MultiPolygon', coordinates: own });
    for (const object of ['nextStreets', 'missing'] as const)
      this.boundaries.set(object, { type: 'Polygon', coordinates: farAway });
  }
}
