import { clockTime, type RuleVersion } from '@hongqi/shared';
import { useNow } from '../parts/use-now';

/** Who changed the rules, when, and to what; the newest holds. */
export function Versions<Content>({
  versions,
  describe,
}: {
  versions: readonly RuleVersion<Content>[];
  describe: (content: Content) => string;
}) {
  const now = useNow();
  if (versions.length === 0) return <p className="quiet">还没有人修改过，现在用的是平台的默认值。</p>;
  return (
    <>
      <h2 className="rules-heading">修改记录</h2>
      <ol className="rules-versions" data-testid="versions">
        {versions.map(({ version, content, changedBy, changedAt }, index) => (
          <li key={version}>
            <b>
              第 {version} 版{index === 0 ? '（现行）' : ''}
            </b>{' '}
            {changedBy ?? '平台默认'} · {clockTime(changedAt, now)}
            <div className="quiet">{describe(content)}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
