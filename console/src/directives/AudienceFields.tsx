import { DIRECTIVE_LIMITS, type DirectiveAudience, type Role, ROLE_LABEL } from '@hongqi/shared';
import { Checkbox, Select } from 'antd';
import { useMemo } from 'react';
import { useAreas } from '../desk/desk-queries';
import { useMe } from '../me';
import { AreaPicker } from './AreaPicker';
import { sendableAreas } from './area-choice';
import type { FieldsProps } from './Composer';
import { useDepartments } from './directive-queries';
import { FieldGroup } from './Field';
import { PresetMenu } from './PresetMenu';

/** Those who are in the street's service, nearest to the doors first. */
const STAFF: readonly Role[] = ['worker', 'dispatcher', 'supervisor', 'department', 'admin'];

interface Props extends FieldsProps {
  followsUp: { id: string; title: string } | null;
}

/** Whom it goes to: who they are, and where. */
export function AudienceFields({ draft: { audience }, change, followsUp }: Props) {
  const areas = useSendable();
  const put = (changed: Partial<DirectiveAudience>): void => change({ audience: { ...audience, ...changed } });
  const isFollowUp = audience.unansweredOf !== null;
  return (
    <section className="sheet" aria-labelledby="sheet-audience" id="field-audience" tabIndex={-1}>
      <header className="sheet-head">
        <h2 id="sheet-audience">发给谁</h2>
        <span className="compose-gap" />
        <PresetMenu
          kind="audience"
          use={({ audience: kept }) => kept && put({ ...kept, unansweredOf: audience.unansweredOf })}
          save={{ audience: { ...audience, unansweredOf: null } }}
          disabled={audience.areas.length === 0}
        />
      </header>
      {isFollowUp ? (
        <p className="follow-up">
          只发给收到《{followsUp?.title ?? '上一条指令'}》而<b>还没有完成</b>的人，已完成的人不再打扰。
        </p>
      ) : null}
      <FieldGroup id="field-who" label="人员">
        <div className="who">
          <Checkbox
            className="who-residents"
            checked={audience.residents}
            onChange={({ target }) => put({ residents: target.checked })}
            data-testid="residents"
          >
            居民
          </Checkbox>
          {isFollowUp ? (
            <span className="quiet">工作人员都在内</span>
          ) : (
            <Checkbox.Group
              aria-label="工作人员"
              options={STAFF.map((value) => ({
                value,
                label: <span data-testid={`role-${value}`}>{ROLE_LABEL[value]}</span>,
              }))}
              value={audience.roles}
              onChange={(roles) => put({ roles: STAFF.filter((role) => roles.includes(role)) })}
            />
          )}
        </div>
        {isFollowUp ? null : (
          <Departments chosen={audience.departments} change={(departments) => put({ departments })} areas={areas} />
        )}
      </FieldGroup>
      <AreaPicker rows={areas} chosen={audience.areas} change={(codes) => put({ areas: codes })} />
    </section>
  );
}

type Areas = ReturnType<typeof useSendable>;

function useSendable() {
  const { data: areas } = useAreas();
  const { data: me } = useMe();
  return useMemo(() => sendableAreas(areas ?? [], me?.posts ?? []), [areas, me]);
}

interface DepartmentsProps {
  chosen: string[];
  change: (departments: string[]) => void;
  areas: Areas;
}

function Departments({ chosen, change, areas }: DepartmentsProps) {
  const departments = useDepartments();
  const options = useMemo(() => {
    const names = new Map(areas.map(({ code, name }) => [code, name]));
    return (departments.data ?? [])
      .filter(({ areaCode }) => names.has(areaCode))
      .map(({ id, name, areaCode }) => ({ value: id, label: name, title: `${name} · ${names.get(areaCode) ?? ''}` }));
  }, [departments.data, areas]);
  return (
    <Select
      mode="multiple"
      className="wide"
      aria-label="部门"
      placeholder="再加上哪些部门（部门里的人都会收到，不论岗位在哪）"
      maxCount={DIRECTIVE_LIMITS.departments}
      options={options}
      loading={departments.isPending}
      value={chosen}
      onChange={change}
      showSearch={{ optionFilterProp: 'label' }}
      data-testid="departments"
    />
  );
}
