import { type DirectiveView, type FieldSum, type FormField, type FormValue, type LngLat, NO_SUM } from '@hongqi/shared';
import { Skeleton } from 'antd';
import { useAreaNames, useAreas } from '../../desk/desk-queries';
import { ShareMap } from '../../map/ShareMap';
import { Photos } from '../../parts/Photos';
import { Say, SayFailed } from '../../parts/Say';
import { shareWords } from '../../parts/share-words';
import { usePeople, useSums } from '../directive-queries';
import { figure } from '../sending-words';
import { numberWords, optionBars, valueWords } from './sum-words';

/** The last so many answers are told one by one; all of them are in the file. */
const TOLD = 30;

/** What was answered, added up as it comes in; of the place that is chosen. */
export function Sums({ view, areaCode }: { view: DirectiveView; areaCode: string | undefined }) {
  const nameOf = useAreaNames();
  const sums = useSums(view.id, areaCode, view.state);
  if (sums.error && !sums.data) return <SayFailed error={sums.error} again={() => void sums.refetch()} />;
  if (!sums.data) return <Skeleton active className="pad" />;
  const { form, answered } = sums.data;
  if (answered === 0) return <Say title="还没有人反馈">有人反馈后，每一栏的汇总会出现在这里，并随时更新。</Say>;
  return (
    <div className="sums" tabIndex={0} role="region" aria-label="反馈汇总">
      <p className="quiet sums-of">
        {areaCode ? `${nameOf(areaCode)} · ` : ''}
        <span data-testid="sums-answered">{figure(answered)}</span> 份反馈
      </p>
      <div className="sums-fields">
        {form.map((field) => (
          <section key={field.key} className="sum" aria-label={field.label} data-testid={`sum-${field.key}`}>
            <header>
              <h2>{field.label}</h2>
              <span className="quiet">{figure(sums.data.sums[field.key]?.count ?? 0)} 人填写</span>
            </header>
            <Sum view={view} areaCode={areaCode} field={field} sum={sums.data.sums[field.key] ?? NO_SUM} />
          </section>
        ))}
      </div>
    </div>
  );
}

interface SumProps {
  view: DirectiveView;
  areaCode: string | undefined;
  field: FormField;
  sum: FieldSum;
}

function Sum({ view, areaCode, field, sum }: SumProps) {
  switch (field.kind) {
    case 'choice':
      return <Choices field={field} sum={sum} />;
    case 'number':
      return (
        <dl className="sum-number">
          {numberWords(sum).map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      );
    default:
      return <Told view={view} areaCode={areaCode} field={field} />;
  }
}

function Choices({ field, sum }: { field: FormField; sum: FieldSum }) {
  return (
    <table className="sum-table">
      <tbody>
        {optionBars(field, sum).map(({ option, count, width }) => (
          <tr key={option}>
            <th scope="row">{option}</th>
            <td>
              <span className="bar-track">
                <span className="bar-fill" style={{ width: `${width * 100}%` }} />
              </span>
            </td>
            <td>{figure(count)}</td>
            <td className="quiet">{shareWords(count, sum.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Words, photos and places cannot be added up; the last ones are told with who said them. */
function Told({ view, areaCode, field }: Omit<SumProps, 'sum'>) {
  const people = usePeople(view.id, { ...(areaCode ? { areaCode } : {}), state: 'done' }, view.state);
  if (people.error) return <SayFailed error={people.error} again={() => void people.refetch()} />;
  const said = (people.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .flatMap((person) => {
      const value = person.answer?.[field.key];
      const shown = Array.isArray(value) ? person.photos.filter(({ id }) => value.includes(id)) : [];
      const place = placeOf(value);
      return value === undefined ? [] : [{ person, words: valueWords(field, value), shown, place }];
    });
  const spots = said.flatMap(({ place }) => (place ? [place] : []));
  return (
    <>
      {spots.length ? <Places view={view} spots={spots} /> : null}
      <ul className="told">
        {said.slice(0, TOLD).map(({ person, words, shown }) => (
          <li key={person.personId}>
            {field.kind === 'photo' ? <Photos photos={shown} side={56} /> : <p className="words">{words}</p>}
            <p className="quiet">
              {person.name} · {person.areaName}
            </p>
          </li>
        ))}
      </ul>
      {people.hasNextPage ? <p className="quiet">只显示最近的，全部见导出的表。</p> : null}
    </>
  );
}

function placeOf(value: FormValue | undefined): LngLat | null {
  const isPlace = typeof value === 'object' && !Array.isArray(value);
  return isPlace ? [value.lng, value.lat] : null;
}

/** Where the answers point to, on the ground the directive goes to. */
function Places({ view, spots }: { view: DirectiveView; spots: readonly LngLat[] }) {
  const { data: areas } = useAreas();
  const ground = view.content.audience.areas.map((code) => ({
    code,
    share: null,
    words: '',
    title: view.names[code] ?? code,
  }));
  return (
    <div className="sum-map">
      <ShareMap
        label={`${spots.length} 处位置`}
        areas={areas ?? []}
        values={ground}
        tone="action"
        chosenCode={null}
        pick={null}
        spots={spots}
      />
    </div>
  );
}
