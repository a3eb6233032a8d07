import { loadConfig } from '../config';
import { openExisting } from '../database/data-source';
import { HistoryAudit } from './history-audit';
import { lineOf, summaryOf } from './report';

/** `--noted` and a chain value, as often as wanted. */
function notedValues(args: readonly string[]): string[] {
  const noted: string[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const value = args[at + 1];
    if (args[at] !== '--noted' || !value || !/^[0-9a-f]{64}$/.test(value)) {
      throw new Error('npm run audit:verify -- [--noted <封存值,64 位十六进制>]…');
    }
    noted.push(value);
  }
  return noted;
}

async function main(): Promise<void> {
  const noted = notedValues(process.argv.slice(2));
  const source = await openExisting(loadConfig(process.env));
  try {
    const audit = new HistoryAudit(source.manager, (finding) => process.stdout.write(`${lineOf(finding)}\n`));
    const counts = await audit.run(noted);
    process.stdout.write(`${summaryOf(counts)}\n`);
    process.exitCode = counts.findings > 0 ? 1 : 0;
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
