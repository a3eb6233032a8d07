import { clockTime, DIRECTIVE_LIMITS, type DirectiveView, howFarDue } from '@hongqi/shared';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { errorText } from '../../api';
import { useNow } from '../../parts/use-now';
import { useActDirective } from '../directive-queries';

type Place = DirectiveView['waiting'][number];

/** Communities that have not passed it on, and when it goes on without them. */
export function Waiting({ view }: { view: DirectiveView }) {
  const now = useNow();
  const [passing, setPassing] = useState<Place | null>(null);
  return (
    <section className="waiting" aria-label="待传达" data-testid="waiting">
      <p>
        <b>层层传达</b> <span className="quiet">{view.waiting.length} 个社区还没有传达，到时间会自动发给下面的人</span>
      </p>
      <ul>
        {view.waiting.map((place) => (
          <li key={place.areaCode}>
            <span className="tone-near" aria-hidden="true">
              ◆
            </span>{' '}
            {place.areaName}
            <span className="quiet" title={clockTime(place.dueAt, now)}>
              {' '}
              {howFarDue(place.dueAt, now).replace('还有', '再过')}自动传达
            </span>
            {place.mayPass ? (
              <Button size="small" onClick={() => setPassing(place)} data-testid={`pass-${place.areaCode}`}>
                现在传达
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {passing ? <PassDialog id={view.id} place={passing} close={() => setPassing(null)} /> : null}
    </section>
  );
}

function PassDialog({ id, place, close }: { id: string; place: Place; close: () => void }) {
  const { message } = App.useApp();
  const act = useActDirective(id);
  const [note, setNote] = useState('');
  const words = note.trim();
  const pass = (): void =>
    act.mutate(
      { action: 'pass', areaCode: place.areaCode, ...(words ? { note: words } : {}) },
      {
        onSuccess: () => {
          void message.success(`${place.areaName}已传达`);
          close();
        },
        onError: (error) => void message.warning(errorText(error)),
      },
    );
  return (
    <Modal
      open
      title={`传达给${place.areaName}的人`}
      okText="传达"
      okButtonProps={{ loading: act.isPending }}
      onOk={pass}
      onCancel={close}
    >
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={DIRECTIVE_LIMITS.note.max}
        placeholder="附一句话（可以不写），如：带上铁锹，8 点在广场集合"
        aria-label="附言"
        value={note}
        onChange={({ target }) => setNote(target.value)}
        data-testid="pass-note"
      />
    </Modal>
  );
}
