import type { Driver, EntityMetadata, ObjectLiteral } from 'typeorm';

export interface Statement {
  sql: string;
  values: unknown[];
}

/** The part of an INSERT that is the same for every row of a table. */
const HEADS = new WeakMap<EntityMetadata, { head: string; places: string }>();

/**
 * One INSERT of whole rows, with the driver's own conversion of each value. The query builder makes the same statement,
 * but takes longer than the database does to carry it out.
 */
export function insertStatement(
  driver: Driver,
  metadata: EntityMetadata,
  rows: readonly ObjectLiteral[],
  verb = 'INSERT',
  only?: readonly string[],
): Statement {
  const columns = only ? metadata.columns.filter(({ propertyName }) => only.includes(propertyName)) : metadata.columns;
  let known = only ? undefined : HEADS.get(metadata);
  if (!known) {
    const names = columns.map(({ databaseName }) => `\`${databaseName}\``).join(', ');
    known = {
      head: ` INTO \`${metadata.tableName}\` (${names}) VALUES `,
      places: `(${columns.map(() => '?').join(', ')})`,
    };
    if (!only) HEADS.set(metadata, known);
  }
  const { head, places } = known;
  const values = rows.flatMap((row) =>
    columns.map((column) => driver.preparePersistentValue(row[column.propertyName], column) as unknown),
  );
  return { sql: verb + head + rows.map(() => places).join(', '), values };
}
