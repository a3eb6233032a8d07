import type { Driver, EntityMetadata, ObjectLiteral } from 'typeorm';
import type { Statement } from './insert-statement';

/** One row by its key. As with inserts, the query builder makes the same statement more slowly than it is carried out. */
export function selectStatement(
  driver: Driver,
  metadata: EntityMetadata,
  key: ObjectLiteral,
  hold: boolean,
): Statement {
  const names = metadata.columns.map(({ databaseName }) => `\`${databaseName}\``).join(', ');
  const { sql, values } = whereKey(driver, metadata, key);
  return { sql: `SELECT ${names} FROM \`${metadata.tableName}\`${sql}${hold ? ' FOR UPDATE' : ''}`, values };
}

/** Writes the named columns of one row. */
export function updateStatement(
  driver: Driver,
  metadata: EntityMetadata,
  key: ObjectLiteral,
  patch: ObjectLiteral,
): Statement {
  const set = valuesOf(driver, metadata, patch);
  const where = whereKey(driver, metadata, key);
  const places = set.names.map((name) => `${name} = ?`).join(', ');
  return {
    sql: `UPDATE \`${metadata.tableName}\` SET ${places}${where.sql}`,
    values: [...set.values, ...where.values],
  };
}

/** What the driver gave for a row, as the entity has it. */
export function entityOf(driver: Driver, metadata: EntityMetadata, raw: ObjectLiteral): ObjectLiteral {
  return Object.fromEntries(
    metadata.columns.map((column) => [
      column.propertyName,
      driver.prepareHydratedValue(raw[column.databaseName], column) as unknown,
    ]),
  );
}

function whereKey(driver: Driver, metadata: EntityMetadata, key: ObjectLiteral): Statement {
  const { names, values } = valuesOf(driver, metadata, key);
  return { sql: ` WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`, values };
}

function valuesOf(
  driver: Driver,
  metadata: EntityMetadata,
  row: ObjectLiteral,
): { names: string[]; values: unknown[] } {
  const columns = metadata.columns.filter(({ propertyName }) => row[propertyName] !== undefined);
  return {
    names: columns.map(({ databaseName }) => `\`${databaseName}\``),
    values: columns.map((column) => driver.preparePersistentValue(row[column.propertyName], column) as unknown),
  };
}
