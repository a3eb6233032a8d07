import { type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';

/** `name` → columns; a trailing `!` on the columns' text makes the index unique: `{ issue_number: 'number!' }`. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indexes: Record<string, string> = {},
): Promise<void> {
  await runner.createTable(new Table({ name, columns }), true);
  for (const [index, text] of Object.entries(indexes)) {
    const isUnique = text.endsWith('!');
    const columnNames = text.replace('!', '').split(' ');
    await runner.createIndex(name, new TableIndex({ name: index, columnNames, isUnique }));
  }
}
