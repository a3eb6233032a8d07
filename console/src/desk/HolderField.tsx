import { covers, type HolderCandidate, type HolderRef } from '@hongqi/shared';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { holderRef, isHolder } from './act-draft';

interface Props {
  candidates: readonly HolderCandidate[];
  /** Whoever has the issue's own grid comes first. */
  areaCode: string;
  value: HolderRef | null;
  change: (holder: HolderRef | null) => void;
}

/** Workers and departments, by name or post; with what they already have on their hands. */
export function HolderField({ candidates, areaCode, value, change }: Props) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const words = typed.trim();
  const near = (candidate: HolderCandidate): number =>
    Number(covers(candidate.areaCode, areaCode)) * candidate.areaCode.length;
  const shown = candidates
    .filter(({ name, post }) => `${name} ${post}`.includes(words))
    .sort((a, b) => near(b) - near(a) || Number(b.onDuty) - Number(a.onDuty) || a.openCount - b.openCount);

  // A choice made on the map must be seen in the list.
  useEffect(() => {
    list.current?.querySelector('[aria-checked="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [value]);

  return (
    <div className="holder" data-testid="holder">
      <Input
        id="field-holder"
        allowClear
        autoFocus
        placeholder="姓名、网格或部门"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => shown[0] && change(holderRef(shown[0]))}
        data-testid="holder-search"
      />
      <div className="holder-list" role="radiogroup" aria-label="承办人" ref={list}>
        {shown.map((candidate) => {
          const here = isHolder(candidate, value);
          return (
            <button
              key={`${candidate.kind}-${candidate.id}`}
              type="button"
              role="radio"
              aria-checked={here}
              className={here ? 'holder-row holder-here' : 'holder-row'}
              onClick={() => change(holderRef(candidate))}
              data-testid={`holder-${candidate.id}`}
            >
              <span className="holder-name cut" title={candidate.name}>
                {candidate.name}
              </span>
              <span className="holder-post cut">
                {candidate.kind === 'department' ? `部门 · ${candidate.post}` : candidate.post}
              </span>
              <span className={candidate.onDuty ? 'holder-duty' : 'holder-duty off'}>
                {candidate.onDuty ? '在岗' : '不在岗'}
              </span>
              <span className="holder-open">在办 {candidate.openCount}</span>
            </button>
          );
        })}
        {shown.length === 0 ? <p className="quiet pad">没有符合的人员或部门</p> : null}
      </div>
    </div>
  );
}
