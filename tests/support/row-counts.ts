import type { DataSource } from 'typeorm';

/** Worked out from the others by the server itself, whenever its timers come round. */
const DERIVED = /^(figure_|issue_fact$|history_day)/;

/** How many rows each table holds; equal before and after means that nothing was written or removed. */
export async function rowCounts(database: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { tableName } of database.entityMetadatas.filter((table) => !DERIVED.test(table.tableName))) {
    const rows = await database.query<{ rows: number | string }[]>(`SELECT COUNT(*) AS \`rows\` FROM \`${tableName}\``);
    counts[tableName] = Number(rows[0]?.rows);
  }
  return counts;
}
