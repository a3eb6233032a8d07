import type { QueryRunner, TableColumnOptions } from 'typeorm';

/**
 * The only column kinds in use. Each means the same on SQLite and on MariaDB / MySQL; where their names differ the
 * dialect decides here, so that no migration has to know.
 */
export function columnsFor(runner: QueryRunner) {
  const sqlite = runner.connection.options.type === 'better-sqlite3';
  const integer = sqlite ? 'integer' : 'int';
  const boolean = sqlite ? 'boolean' : 'tinyint';
  // SQLite compares byte by byte. The usual collation of MariaDB would take `oAbC` and `oabc` for one WeChat person.
  const exact = sqlite ? {} : { charset: 'utf8mb4', collation: 'utf8mb4_bin' };
  const name26 = { ...exact, type: 'varchar', length: '26' };

  return {
    /** 26 characters of a ULID: sorts by time. */
    id: (name = 'id'): TableColumnOptions => ({ ...name26, name, isPrimary: name === 'id' }),
    key: (name: string, length: number): TableColumnOptions => ({
      ...exact,
      name,
      type: 'varchar',
      length: String(length),
      isPrimary: true,
    }),
    ref: (name: string): TableColumnOptions => ({ ...name26, name }),
    code: (name: string, length = 32): TableColumnOptions => ({
      ...exact,
      name,
      type: 'varchar',
      length: String(length),
    }),
    words: (name: string, length: number): TableColumnOptions => ({ name, type: 'varchar', length: String(length) }),
    /** Up to 64 KB of text. */
    text: (name: string): TableColumnOptions => ({ name, type: 'text' }),
    json: (name: string): TableColumnOptions => ({ name, type: 'json' }),
    count: (name: string): TableColumnOptions => ({ name, type: integer }),
    flag: (name: string): TableColumnOptions => ({ name, type: boolean }),
    /** Degrees or metres. */
    double: (name: string): TableColumnOptions => ({ name, type: 'double' }),
    /** UTC, milliseconds. */
    moment: (name: string): TableColumnOptions => ({ name, type: 'datetime', precision: 3 }),
    maybe: (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true }),
  };
}
