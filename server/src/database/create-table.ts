import { type QueryRunner, Table, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm';

/** `name` → columns; a trailing `!` on the columns' text makes the index unique: `{ issue_number: 'number!' }`. */
type Indexes = Readonly<Record<string, string>>;

export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indexes: Indexes = {},
): Promise<void> {
  await runner.createTable(new Table({ name, columns }), true);
  await addIndexes(runner, name, indexes);
}

export async function addIndexes(runner: QueryRunner, table: string, indexes: Indexes): Promise<void> {
  for (const [index, text] of Object.entries(indexes)) {
    const isUnique = text.endsWith('!');
    const columnNames = text.replace('!', '').split(' ');
    await runner.createIndex(table, new TableIndex({ name: index, columnNames, isUnique }));
  }
}

export async function addColumns(runner: QueryRunner, table: string, columns: TableColumnOptions[]): Promise<void> {
  await runner.addColumns(
    table,
    columns.map((column) => new TableColumn(column)),
  );
}

export async function dropIndexes(runner: QueryRunner, table: string, indexes: Indexes): Promise<void> {
  for (const index of Object.keys(indexes)) await runner.dropIndex(table, index);
}
