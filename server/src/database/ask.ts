import type { EntityManager } from 'typeorm';

/** By the names they have in the statement: `:name` is one value, `:...names` a list of one or more. */
export type Parameters = Readonly<Record<string, string | number | Date | null | readonly (string | number)[]>>;

/** A statement as it stands, with instants written the way the database keeps them. */
export async function ask<Row extends object>(
  manager: EntityManager,
  sql: string,
  parameters: Parameters,
): Promise<Row[]> {
  const [statement, values] = manager.connection.driver.escapeQueryWithParameters(sql, { ...parameters });
  return manager.query<Row[]>(statement, values as unknown[]);
}
