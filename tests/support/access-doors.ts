import { doorRoutes, type DoorView, type SaveDoor } from '@hongqi/shared';
import type { CastObject } from './access-table';
import type { Actor } from './actor';
import { newKey } from './actor';
import { sheet } from './sheet-lines';

const MISSING_ID = '01KAAAAAAAAAAAAAAAAAAAAAAA';

/** What a cell of the access table asks of doors and visits. */
interface DoorRequest {
  path?: string;
  body?: object;
}

/** Grids of the doors that the access table speaks of, and who can put one there. */
export interface DoorPlace {
  gridCode: string;
  owner: Actor;
}

/** Doors for the cells of the access table: each press gets one of its own, as some of them take it away. */
export class DoorCells {
  private made = 0;

  constructor(
    private readonly places: Partial<Record<CastObject, DoorPlace>>,
    private readonly missingGrid: string,
  ) {}

  async request(route: string, object: CastObject | undefined): Promise<DoorRequest> {
    const [method = '', template = ''] = route.split(' ');
    if (template.endsWith('/coverage')) return { path: `${template}?from=2026-11-01&to=2026-11-30` };
    if (template.endsWith('/import')) return { body: { rows: sheet({ building: '新楼', number: '1' }), dryRun: true } };
    if (template.endsWith('/choose')) {
      const lines = sheet({ building: '新楼', number: '1' }).map(({ line, grid, building, unit, number }) => ({
        ...{ line, grid, building, unit, number },
      }));
      return { body: { places: [{ gridCode: '150782002001001', building: '新楼', unit: '' }], lines } };
    }
    if (!object) return {};
    const gridCode = this.places[object]?.gridCode ?? this.missingGrid;
    if (template.endsWith('/visits/doors')) return { path: `${template}?gridCode=${gridCode}` };
    if (route === 'POST /api/v1/doors') return { body: this.door(gridCode) };
    const needsDoor = template.includes(':id') || route === 'POST /api/v1/visits';
    if (!needsDoor) return {};
    const door = await this.fresh(object);
    const id = door?.id ?? MISSING_ID;
    if (route === 'POST /api/v1/visits') return { body: { visitKey: newKey(), doorId: id, outcome: 'met' } };
    const path = template.replace(':id', id);
    if (method === 'PUT') return { path, body: { ...this.door(gridCode), version: 1 } };
    return method === 'POST' ? { path, body: {} } : { path };
  }

  private async fresh(object: CastObject): Promise<DoorView | null> {
    const place = this.places[object];
    const contact = { name: '钱某', phone: '0470-7300188' };
    return place ? place.owner.call(doorRoutes.add, { ...this.door(place.gridCode), contact }) : null;
  }

  private door(gridCode: string): SaveDoor {
    return { gridCode, building: '门牌楼', unit: '', number: String(++this.made), note: '' };
  }
}
