import { Input, Textarea, View } from '@tarojs/components';
import { CONTACT_PHONE, DOOR_LIMITS, doorRoutes, type SaveDoor, type WalkDoor } from '@hongqi/shared';
import { useRef, useState } from 'react';
import { Sheet } from '@/components/Sheet';
import { SheetSubmit } from '@/components/SheetSubmit';
import { Toggle } from '@/components/Toggle';
import { call } from '@/services/api';
import { isPassing, tell, textOf } from '@/services/errors';
import { putDoor } from '../door-list';

interface Props {
  gridCode: string;
  /** Null for a door to be added. */
  door: WalkDoor | null;
  /** A new door most likely stands in the same building as this one. */
  beside?: Pick<WalkDoor, 'building' | 'unit'> | null;
  onClose: () => void;
}

type Fields = Pick<SaveDoor, 'building' | 'unit' | 'number' | 'note'> & { name: string; phone: string };

/** A door's own facts, added or corrected on the way. A contact already on record is not shown here. */
export function DoorSheet({ gridCode, door, beside = null, onClose }: Props) {
  const [start] = useState<Fields>({
    building: door?.building ?? beside?.building ?? '',
    unit: door?.unit ?? beside?.unit ?? '',
    number: door?.number ?? '',
    note: door?.note ?? '',
    name: '',
    phone: '',
  });
  // Typing does not redraw the form.
  const fields = useRef(start);
  const [forget, setForget] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (part: Partial<Fields>) => void (fields.current = { ...fields.current, ...part });

  const save = async () => {
    const missing = problemOf(fields.current);
    setProblem(missing);
    if (missing) return;
    setBusy(true);
    try {
      const input = toSave(gridCode, fields.current, forget);
      const saved = door
        ? await call(doorRoutes.save, { ...input, version: door.version }, { id: door.id })
        : await call(doorRoutes.add, input);
      putDoor(saved.id, saved);
      tell(door ? '已改好' : '已加上');
      onClose();
    } catch (error) {
      setProblem(isPassing(error) ? '没有信号，住户信息要有信号时才能改' : textOf(error));
      setBusy(false);
    }
  };

  return (
    <Sheet
      title={door ? '改住户信息' : '加一户'}
      closeId="close-door-sheet"
      onClose={onClose}
      foot={
        <SheetSubmit
          id="save-door"
          words="保存"
          problem={problem}
          problemId="door-problem"
          busy={busy}
          onPress={() => void save()}
        />
      }
    >
      {LINES.map(({ field, label, placeholder, max }) => (
        <View key={field}>
          <View className="field-label">{label}</View>
          <Input
            id={`door-${field}`}
            className="input"
            ariaLabel={label}
            placeholder={placeholder}

            maxlength={max}
            cursorSpacing={120}
            defaultValue={start[field]}
            onInput={({ detail }) => set({ [field]: detail.value })}
          />
        </View>
      ))}
      <View className="field-label">备注</View>
      <Textarea
        id="door-note"
        className="textarea textarea-short"
        ariaLabel="备注"
        placeholder="例如：门铃坏了，请敲门"
        maxlength={DOOR_LIMITS.note.max}
        cursorSpacing={120}
        defaultValue={start.note}
        onInput={({ detail }) => set({ note: detail.value })}
      />
      {door?.hasContact ? (
        <Toggle
          id="forget-contact"
          label="删除联系方式"
          hint="已经留有联系方式；上面不填就不改"
          on={forget}
          onChange={setForget}
        />
      ) : (
        <View className="hint field-hint">住户愿意留才填；加密保存，查看会被记录。</View>
      )}
    </Sheet>
  );
}

interface Line {
  field: Exclude<keyof Fields, 'note'>;
  label: string;
  placeholder: string;
  max: number;
}

const LINES: readonly Line[] = [
  { field: 'building', label: '楼栋', placeholder: '例如：新建路6号楼', max: DOOR_LIMITS.building.max },
  { field: 'unit', label: '单元（没有可不填）', placeholder: '例如：2单元', max: DOOR_LIMITS.unit.max },
  { field: 'number', label: '门牌', placeholder: '例如：301', max: DOOR_LIMITS.number.max },
  { field: 'name', label: '联系人（可不填）', placeholder: '住户怎么称呼', max: DOOR_LIMITS.contactName.max },
  { field: 'phone', label: '电话（可不填）', placeholder: '手机或座机', max: DOOR_LIMITS.contactPhone.max },
];

function problemOf({ building, number, name, phone }: Fields): string | null {
  if (!building.trim()) return '请填写楼栋';
  if (!number.trim()) return '请填写门牌';
  if (phone.trim() && !CONTACT_PHONE.test(phone.trim())) return '电话号码有误，请检查';
  return name.trim() && !phone.trim() ? '请填写联系人的电话' : null;
}

function toSave(gridCode: string, { building, unit, number, note, name, phone }: Fields, forget: boolean): SaveDoor {
  const contact = phone.trim() ? { name: name.trim(), phone: phone.trim() } : forget ? null : undefined;
  return {
    gridCode,
    building: building.trim(),
    unit: unit.trim(),
    number: number.trim(),
    note: note.trim(),
    ...(contact !== undefined && { contact }),
  };
}
