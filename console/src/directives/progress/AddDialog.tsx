import { COMMUNITY_DIGITS, DIRECTIVE_LIMITS, type DirectiveView, touches } from '@hongqi/shared';
import { Alert, App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { errorText } from '../../api';
import { useAreas } from '../../desk/desk-queries';
import { useActDirective } from '../directive-queries';
import { useMine } from './use-mine';

/** A level's own word, shown under the message to everyone of that place. */
export function AddDialog({ view, close }: { view: DirectiveView; close: () => void }) {
  const { message } = App.useApp();
  const act = useActDirective(view.id);
  const places = usePlaces(view);
  const [areaCode, setAreaCode] = useState(places[0]?.value ?? '');
  const [note, setNote] = useState('');
  const add = (): void =>
    act.mutate(
      { action: 'add', areaCode, note: note.trim() },
      {
        onSuccess: () => {
          void message.success('已附上，该辖区的人都能看到');
          close();
        },
      },
    );
  return (
    <Modal
      open
      title="给下面的人附一句话"
      okText="附上"
      okButtonProps={{ disabled: !note.trim() || !areaCode, loading: act.isPending }}
      onOk={add}
      onCancel={close}
    >
      <p className="gap-below">不另发一条：这句话显示在原指令下面，注明来自哪一级。</p>
      {act.error ? <Alert className="gap-below" type="warning" showIcon title={errorText(act.error)} /> : null}
      <Select
        className="wide gap-below"
        aria-label="附给哪里的人"
        options={places}
        value={areaCode}
        onChange={setAreaCode}
        data-testid="add-area"
      />
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={DIRECTIVE_LIMITS.note.max}
        placeholder="带上铁锹，8 点在广场集合"
        aria-label="附言"
        value={note}
        onChange={({ target }) => setNote(target.value)}
        data-testid="add-note"
      />
    </Modal>
  );
}

/** Places of one's own that it goes to, down to communities; the highest first. */
function usePlaces({ content }: DirectiveView): { value: string; label: string }[] {
  const isMine = useMine();
  const { data: areas } = useAreas();
  return (areas ?? [])
    .filter(({ code }) => isMine(code) && touches(content.audience.areas, code))
    .filter(
      ({ code }, _, all) =>
        code.length <= COMMUNITY_DIGITS || !all.some((area) => area.code.length <= COMMUNITY_DIGITS),
    )
    .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({ value: code, label: name }));
}
