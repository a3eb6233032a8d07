import { CONTACT_PHONE, DOOR_LIMITS, type DoorView, doorWords, levelOf, type SaveDoor } from '@hongqi/shared';
import { Alert, App, Button, Drawer, Form, Input, Radio, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { errorText } from '../api';
import { treeOf } from '../parts/tree';
import { useSaveDoor } from './door-queries';
import { useOwnAreas } from './own-areas';

/** A contact that is on record is never shown here; it can be left, replaced or taken away. */
type ContactStep = 'keep' | 'set' | 'drop';

interface Fields extends Pick<SaveDoor, 'gridCode' | 'building' | 'unit' | 'number' | 'note'> {
  step: ContactStep;
  name: string;
  phone: string;
}

interface Props {
  /** Null: a new one. */
  door: DoorView | null;
  areaCode: string;
  onClose: () => void;
}

export function DoorDrawer({ door, areaCode, onClose }: Props) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const step = Form.useWatch('step', form);
  const save = useSaveDoor(door?.id ?? null);
  const grids = useGridTree();
  const isGrid = levelOf(areaCode) === 'grid';
  const finish = (fields: Fields): void =>
    save.mutate(requestOf(fields, door), {
      onSuccess: (saved) => {
        void message.success(`${door ? '已改为' : '已添加'} ${doorWords(saved)}`);
        onClose();
      },
    });
  return (
    <Drawer
      open
      size={420}
      onClose={onClose}
      title={door ? doorWords(door) : '添加一户'}
      footer={
        <Button type="primary" block onClick={form.submit} loading={save.isPending} data-testid="door-save">
          保存
        </Button>
      }
    >
      {save.error ? (
        <Alert className="gap-below" type="warning" showIcon title={errorText(save.error)} data-testid="door-refusal" />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          gridCode: door?.gridCode ?? (isGrid ? areaCode : undefined),
          building: door?.building ?? '',
          unit: door?.unit ?? '',
          number: door?.number ?? '',
          note: door?.note ?? '',
          step: door?.hasContact ? 'keep' : 'set',
          name: '',
          phone: '',
        }}
        onFinish={finish}
      >
        <Form.Item name="gridCode" label="网格" rules={[{ required: true, message: '请选择网格' }]}>
          <TreeSelect
            treeData={grids}
            treeDefaultExpandAll
            showSearch={{ treeNodeFilterProp: 'title' }}
            data-testid="door-grid"
          />
        </Form.Item>
        <Form.Item name="building" label="楼栋" rules={[{ required: true, whitespace: true, message: '请填写楼栋' }]}>
          <Input maxLength={DOOR_LIMITS.building.max} placeholder="新建路6号楼" data-testid="door-building" />
        </Form.Item>
        <Form.Item name="unit" label="单元（只有一个门洞时不填）">
          <Input maxLength={DOOR_LIMITS.unit.max} placeholder="2单元" data-testid="door-unit" />
        </Form.Item>
        <Form.Item name="number" label="门牌" rules={[{ required: true, whitespace: true, message: '请填写门牌' }]}>
          <Input maxLength={DOOR_LIMITS.number.max} placeholder="301" data-testid="door-number" />
        </Form.Item>
        <Form.Item name="note" label="备注">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={DOOR_LIMITS.note.max} data-testid="door-note" />
        </Form.Item>
        <Form.Item name="step" label="联系方式" hidden={!door?.hasContact}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'keep', label: '保留已登记的' },
              { value: 'set', label: '更换' },
              { value: 'drop', label: '删除' },
            ]}
            data-testid="door-contact"
          />
        </Form.Item>
        {step === 'set' ? (
          <>
            <Form.Item name="name" label={door?.hasContact ? '新联系人' : '联系人（住户愿意才登记）'}>
              <Input maxLength={DOOR_LIMITS.contactName.max} autoComplete="off" data-testid="door-contact-name" />
            </Form.Item>
            <Form.Item
              name="phone"
              label="电话"
              rules={[{ pattern: CONTACT_PHONE, message: '请填写手机号或固定电话' }]}
            >
              <Input maxLength={DOOR_LIMITS.contactPhone.max} autoComplete="off" data-testid="door-contact-phone" />
            </Form.Item>
            <p className="quiet">加密保存，只有走访这一户的网格员能查看，每次查看都会留下记录。</p>
          </>
        ) : null}
      </Form>
    </Drawer>
  );
}

function requestOf({ step, name, phone, ...door }: Fields, before: DoorView | null): SaveDoor {
  const isGiven = step === 'set' && Boolean(name.trim() || phone.trim());
  const contact = step === 'drop' ? null : isGiven ? { name: name.trim(), phone: phone.trim() } : undefined;
  return {
    ...door,
    ...(contact === undefined ? {} : { contact }),
    ...(before ? { version: before.version } : {}),
  };
}

/** Only grids have doors; what lies above them is there to find them by. */
function useGridTree() {
  const own = useOwnAreas();
  return useMemo(() => {
    const above = own.filter(({ level }) => level !== 'microgrid');
    return treeOf(above).map(function pickable(branch): ReturnType<typeof treeOf>[number] & { selectable: boolean } {
      return { ...branch, children: branch.children.map(pickable), selectable: levelOf(branch.key) === 'grid' };
    });
  }, [own]);
}
