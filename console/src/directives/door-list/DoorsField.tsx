import { UnorderedListOutlined } from '@ant-design/icons';
import { DIRECTIVE_LIMITS, type DoorBrief, ERRORS } from '@hongqi/shared';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import type { FieldsProps } from '../Composer';
import { FieldGroup } from '../Field';
import { withDoors, withoutDoors } from './door-groups';
import { ListDrawer } from './ListDrawer';
import { listWords } from './list-words';
import { OutsideDoors } from './OutsideDoors';

/** Which doors are walked: all of the areas, or those of a list. */
export function DoorsField({ draft, change }: FieldsProps) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { doors, listed, audience } = draft;
  const add = (more: readonly DoorBrief[]): boolean => {
    let fits = true;
    // From the list as it is when an answer comes: of two presses in a row none undoes the other.
    change((now) => {
      const next = withDoors(now.doors, more);
      fits = next.length <= DIRECTIVE_LIMITS.doors;
      return fits ? { doors: next } : {};
    });
    if (!fits) void message.warning(ERRORS.DIRECTIVE_DOORS_MANY.text);
    return fits;
  };
  const remove = (gone: readonly DoorBrief[]): void => change((now) => ({ doors: withoutDoors(now.doors, gone) }));
  return (
    <FieldGroup id="field-doors" label="走访哪些户">
      <Radio.Group
        className="choices choices-two"
        aria-labelledby="field-doors-label"
        value={listed}
        onChange={({ target }) => change({ listed: target.value as boolean })}
      >
        <Radio value={false} className="choice">
          <span data-testid="doors-all">全部住户</span>
          <span className="quiet">发送范围内登记的每一户</span>
        </Radio>
        <Radio value={true} className="choice">
          <span data-testid="doors-listed">指定名单</span>
          <span className="quiet">只走访名单上的户，发出后名单不再变</span>
        </Radio>
      </Radio.Group>
      {listed ? (
        <div className="list-summary">
          <p role="status" data-testid="list-summary">
            {doors.length ? (
              <>
                <b>走访名单</b> {listWords(doors)}
              </>
            ) : (
              <span className="quiet">名单还是空的：可以按楼栋勾选、从表格导入，或取上次没见到的户。</span>
            )}
          </p>
          <Button
            type={doors.length ? 'default' : 'primary'}
            icon={<UnorderedListOutlined />}
            onClick={() => setOpen(true)}
            data-testid="list-edit"
          >
            {doors.length ? '查看和修改' : '编制名单'}
          </Button>
          <OutsideDoors doors={doors} areas={audience.areas} remove={remove} />
        </div>
      ) : null}
      {open ? (
        <ListDrawer areas={audience.areas} doors={doors} add={add} remove={remove} onClose={() => setOpen(false)} />
      ) : null}
    </FieldGroup>
  );
}
