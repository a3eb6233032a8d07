import { areaSquareMetres, type LngLat, type MultiPolygon } from '@hongqi/shared';
import type { Connection } from 'mysql2/promise';

interface Row {
  code: string;
  boundary: MultiPolygon;
}

const BATCH = 500;

/**
 * The same areas in MariaDB with a spatial index, to compare with. SRID 0 and X = longitude: with SRID 4326 MySQL 8
 * would read latitude first and MariaDB not.
 */
export async function fillAreaTable(connection: Connection, rows: Iterable<Row>): Promise<void> {
  await connection.query('drop table if exists area_shape');
  await connection.query(
    `create table area_shape (code varchar(17) character set ascii not null primary key,
       area_m2 double not null, shape geometry not null)`,
  );
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0) await connection.query(`insert into area_shape values ${batch.join(',')}`);
    batch = [];
  };
  for (const { code, boundary } of rows) {
    const shape = toWkb(boundary).toString('hex');
    batch.push(`('${code}', ${areaSquareMetres(boundary)}, ST_GeomFromWKB(x'${shape}'))`);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  // Afterwards: it is faster than keeping the index up to date row by row.
  await connection.query('alter table area_shape add spatial index (shape)');
}

/** The product's rule in SQL: closed polygons, the smallest, then the lowest code. */
export const AREA_QUERY =
  'select code from area_shape where ST_Intersects(shape, POINT(?, ?)) order by area_m2, code limit 1';

/** Well-known binary keeps every bit of the coordinates. */
function toWkb(boundary: MultiPolygon): Buffer {
  const parts = boundary.map((polygon) =>
    Buffer.concat([header(3), count(polygon.length), ...polygon.map((ring) => points(ring))]),
  );
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat([header(6), count(parts.length), ...parts]);
}

function header(type: number): Buffer {
  return Buffer.concat([Buffer.from([1]), count(type)]);
}

function count(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function points(ring: readonly LngLat[]): Buffer {
  return Buffer.concat([count(ring.length), Buffer.from(new Float64Array(ring.flat()).buffer)]);
}
