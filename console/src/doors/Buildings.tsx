import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { SayFailed } from '../parts/Say';
import { type DoorFilter, useBuildings } from './door-queries';

/** A list longer than this is not read but narrowed. */
const MOST = 300;

type Choice = Pick<DoorFilter, 'gridCode' | 'building'>;
export const NO_BUILDING: Choice = { gridCode: '', building: '' };

interface Props {
  areaCode: string;
  chosen: Choice;
  pick: (choice: Choice) => void;
}

export function Buildings({ areaCode, chosen, pick }: Props) {
  const buildings = useBuildings(areaCode);
  const [word, setWord] = useState('');
  const found = (buildings.data ?? []).filter((each) => each.building.includes(word.trim()));
  const doors = (buildings.data ?? []).reduce((sum, each) => sum + each.doors, 0);
  return (
    <section className="doors-buildings" aria-label="楼栋" tabIndex={0}>
      <Input
        allowClear
        placeholder="找楼栋"
        aria-label="找楼栋"
        value={word}
        onChange={({ target }) => setWord(target.value)}
        data-testid="building-search"
      />
      {buildings.error ? <SayFailed error={buildings.error} again={() => void buildings.refetch()} /> : null}
      {buildings.isPending ? <Skeleton active className="pad" /> : null}
      {buildings.data ? (
        <ul className="building-list">
          <li>
            <button
              type="button"
              className={rowLook(chosen.building === '')}
              onClick={() => pick(NO_BUILDING)}
              data-testid="building-all"
            >
              <b>全部楼栋</b>
              <span className="quiet">
                {buildings.data.length} 栋 · {doors} 户
              </span>
            </button>
          </li>
          {found.slice(0, MOST).map((each) => (
            <li key={`${each.gridCode} ${each.building}`}>
              <button
                type="button"
                className={rowLook(each.building === chosen.building && each.gridCode === chosen.gridCode)}
                onClick={() => pick({ gridCode: each.gridCode, building: each.building })}
                data-testid={`building-${each.building}`}
              >
                <span className="cut">{each.building}</span>
                <span className="quiet cut">
                  {each.gridName} · {each.units.filter(Boolean).length > 1 ? `${each.units.length} 个单元 · ` : ''}
                  {each.doors} 户
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {found.length > MOST ? (
        <p className="quiet pad">还有 {found.length - MOST} 栋。选小一级的辖区，或在上面输入楼名。</p>
      ) : null}
    </section>
  );
}

const rowLook = (here: boolean): string => (here ? 'building-row building-here' : 'building-row');
