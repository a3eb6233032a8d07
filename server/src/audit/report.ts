import type { Finding, Flaw } from './finding';
import type { AuditCounts } from './history-audit';

/** Chinese for the office, the English name of the flaw for whoever searches the code for it. */
const WORDS: Record<Flaw, (finding: Finding) => string> = {
  changed: (f) => `${stepOf(f)}的内容或校验值被改过`,
  missing: (f) => `${stepOf(f)}不见了`,
  extra: (f) => `${stepOf(f)}是多出来的`,
  reordered: (f) => `${stepOf(f)}被挪过，原来是第 ${f.wasSeq} 步`,
  unprovable: (f) => `${stepOf(f)}无法核对，因为它的前一步不见了`,
  tail: (f) => `${issueOf(f)}记下的末步校验值与第 ${f.seq} 步不符`,
  standing: (f) => `${issueOf(f)}的状态或承办人与第 ${f.seq} 步的结果不符`,
  content: (f) => `${issueOf(f)}的内容、类别或位置与第 ${f.seq} 步记下的不符`,
  orphan: (f) => `${stepOf(f)}所属的诉求不见了`,
  sealedMissing: (f) => `${f.day} 封存过的${stepOf(f)}不见了`,
  sealedExtra: (f) => `${stepOf(f)}是 ${f.day} 封存之后加进去的`,
  sealedChanged: (f) => `${f.day} 封存过的${stepOf(f)}与封存时不同`,
  leavesChanged: (f) => `${f.day} 封存的清单被改过`,
  dayChanged: (f) => `${f.day} 的封存值被改过，或不再接得上前一天`,
  firstDayChanged: (f) => `最早的封存日 ${f.day} 不是链的开头：它被改过，或更早的日子被删了`,
  dayRemoved: (f) => `${daysOf(f)} 的封存不见了`,
  dayUnsealed: (f) => `${daysOf(f)} 早该封存，却没有封存`,
  notedUnknown: (f) => `另处记下的值 ${f.chain} 不在链上：记下之后，历史被整个重造过`,
};

export function lineOf(finding: Finding): string {
  return `✗ ${WORDS[finding.flaw](finding)} [${finding.flaw}]`;
}

export function summaryOf({ issues, steps, days, newestDay, newestChain, findings }: AuditCounts): string {
  const looked = `核对了 ${issues} 件诉求、${steps} 步记录、${days} 个封存日 (issues, steps, sealed days)`;
  const newest = newestChain ? `最新封存 ${newestDay}:${newestChain}` : '还没有封存过任何一天 (nothing is sealed yet)';
  if (findings > 0) return `${looked}\n发现 ${findings} 处不符 (findings)。${newest}`;
  return `${looked}\n全部一致 (clean)。${newest}\n请把这个值抄到别处保存；以后用 --noted 核对它。`;
}

function issueOf({ number, issueId }: Finding): string {
  return `诉求 ${number || issueId || '?'} `;
}

function stepOf(finding: Finding): string {
  const row = finding.historyId ? `(${finding.historyId})` : '';
  return `${issueOf(finding)}第 ${finding.seq} 步${row}`;
}

function daysOf({ day, untilDay }: Finding): string {
  return untilDay && untilDay !== day ? `${day} 至 ${untilDay}` : `${day}`;
}
