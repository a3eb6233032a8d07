import { createPool, type Pool, type PoolOptions } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import type { Statement } from './insert-statement';

/** Enough to keep the commit log busy; these connections do nothing but short transactions. */
const CONNECTIONS = 16;

/**
 * Whole transactions in one round trip. The pool is apart because it alone may send several statements at once: on the
 * other one, that a statement cannot be followed by another is a guard against injection.
 */
export class MysqlBatch {
  private pool: Pool | undefined;

  constructor(private readonly source: DataSource) {}

  /** The statements in order between START TRANSACTION and COMMIT; after a failure nothing of them is there. */
  async commit(statements: readonly Statement[]): Promise<void> {
    this.pool ??= this.open();
    const connection = await this.pool.getConnection();
    try {
      const sql = ['START TRANSACTION', ...statements.map((statement) => statement.sql), 'COMMIT'].join('; ');
      await connection.query(
        sql,
        statements.flatMap(({ values }) => values),
      );
    } catch (error) {
      // The failing statement ended the batch with the transaction open. A connection that cannot roll back is dropped.
      await connection.query('ROLLBACK').then(
        () => connection.release(),
        () => connection.destroy(),
      );
      throw error;
    }
    connection.release();
  }

  async close(): Promise<void> {
    await this.pool?.end();
  }

  private open(): Pool {
    const { url, charset } = this.source.options as { url: string; charset: string };
    const options: PoolOptions = {
      uri: url,
      charset,
      timezone: 'Z',
      connectionLimit: CONNECTIONS,
      multipleStatements: true,
    };
    return createPool(options);
  }
}
