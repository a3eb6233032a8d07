import { startMariadb } from './mariadb';

/** A private MariaDB for a whole test run: prints {"url":…} and lives until its standard input closes. */
async function main(): Promise<void> {
  const mariadb = await startMariadb({ durable: true });
  process.stdout.write(`${JSON.stringify({ url: mariadb.url })}\n`);
  process.stdin.resume().once('end', () => {
    void mariadb.stop().then(() => process.exit(0));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
