import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { AppError, DOOR_LIMITS, type DoorView, type FieldProblem, type SaveDoor } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { DoorContacts } from './door-contacts';
import { DoorScope } from './door-scope';
import { type Contact, fits, phoneFrom, spellingOf, tidied, tidiedName, tidiedWords, tooLong } from './door-words';
import { Door } from './door.entity';
import { DoorsService } from './doors.service';

type Written = Pick<Door, 'gridCode' | 'building' | 'unit' | 'number' | 'spelling' | 'note'>;

/** Adds and corrects doors one by one, and shows a contact to whoever has to call. */
@Injectable()
export class DoorEdits {
  constructor(
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly scope: DoorScope,
    private readonly contacts: DoorContacts,
    private readonly clock: Clock,
  ) {}

  async add(me: Me, request: SaveDoor): Promise<DoorView> {
    await this.doors.requireGrid(me, request);
    const written = writtenFrom(request);
    const contact = contactFrom(request);
    return this.unlessTaken(async (tx) => {
      const { gridCode, spelling } = written;
      const there = await tx.findOneBy(Door, { gridCode, spelling });
      if (there && !there.removedAt) throw new AppError('DOOR_TAKEN');
      const now = this.clock.now();
      const door: Door = {
        ...written,
        id: there?.id ?? newId(now),
        contactSealed: contact ? this.contacts.seal(contact) : null,
        version: (there?.version ?? 0) + 1,
        lastVisitAt: there?.lastVisitAt ?? null,
        removedAt: null,
        updatedAt: now,
      };
      await this.database.write(tx, there ? 'REPLACE' : 'INSERT', { entity: Door, rows: [door] });
      return this.doors.view(door);
    });
  }

  async save(me: Me, id: string, request: SaveDoor): Promise<DoorView> {
    await this.doors.one(me, id, 'door.edit');
    await this.doors.requireGrid(me, request);
    const { version } = request;
    if (version === undefined) throw new AppError('INPUT_INVALID', [{ field: 'version', rule: 'isInt' }]);
    const written = writtenFrom(request);
    const contact = contactFrom(request);
    return this.unlessTaken(async (tx) => {
      await this.makeRoom(tx, id, written);
      const patch = {
        ...written,
        ...(contact !== undefined && { contactSealed: contact && this.contacts.seal(contact) }),
        version: version + 1,
        updatedAt: this.clock.now(),
      };
      const { affected } = await tx.update(Door, { id, version, removedAt: IsNull() }, patch);
      if (!affected) throw new AppError('DOOR_CHANGED');
      return this.doors.view(await tx.findOneByOrFail(Door, { id }));
    });
  }

  /** Only for whoever answers for the grid today; each look is written down before it is answered. */
  async contact(me: Me, id: string): Promise<Contact> {
    const door = await this.doors.one(me, id, 'door.contact');
    if (!(await this.scope.isOnDuty(me, door.gridCode))) throw new AppError('NOT_FOUND');
    if (door.contactSealed === null) throw new AppError('NOT_FOUND');
    const at = this.clock.now();
    await this.database.manager.insert(AuditRow, {
      id: newId(at),
      actorId: me.id,
      what: 'door.contact',
      objectId: door.id,
      at,
    });
    return this.contacts.open(door.contactSealed);
  }

  /** A removed door keeps its visits, not its name: another may take that over. */
  private async makeRoom(tx: EntityManager, id: string, { gridCode, spelling }: Written): Promise<void> {
    const there = await tx.findOneBy(Door, { gridCode, spelling });
    if (!there || there.id === id) return;
    if (!there.removedAt) throw new AppError('DOOR_TAKEN');
    await tx.update(Door, { id: there.id }, { spelling: `-${there.id}` });
  }

  /** Two people may add the same door at once; the unique index decides. */
  private async unlessTaken<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      throw isDuplicate(error) ? new AppError('DOOR_TAKEN') : error;
    }
  }
}

function writtenFrom(request: SaveDoor): Written {
  const name = tidiedName(request);
  const problems: FieldProblem[] = [];
  for (const field of ['building', 'number'] as const) if (!name[field]) problems.push({ field, rule: 'isNotEmpty' });
  const long = tooLong(name);
  if (long) problems.push({ field: long, rule: 'isLength' });
  // Measured as typed before; some rare signs unfold into several.
  const note = tidiedWords(request.note);
  if (!fits(note, DOOR_LIMITS.note)) problems.push({ field: 'note', rule: 'isLength' });
  if (problems.length) throw new AppError('INPUT_INVALID', problems);
  return { gridCode: request.gridCode, ...name, spelling: spellingOf(name), note };
}

/** Undefined: as it was; null: taken away. */
function contactFrom({ contact }: SaveDoor): Contact | null | undefined {
  if (!contact) return contact;
  const name = tidied(contact.name);
  if (!fits(name, DOOR_LIMITS.contactName))
    throw new AppError('INPUT_INVALID', [{ field: 'contact.name', rule: 'isLength' }]);
  const phone = contact.phone.trim() === '' ? '' : phoneFrom(contact.phone);
  if (phone === null || (phone === '' && name === ''))
    throw new AppError('INPUT_INVALID', [{ field: 'contact.phone', rule: 'isPhone' }]);
  return { name, phone };
}
