import { Textarea, View } from '@tarojs/components';
import { type Action, ACTION_LABEL, type ActInput, type IssueView, LIMITS, NOTE_LABEL } from '@hongqi/shared';
import { useState } from 'react';
import { useActionForm } from '@/hooks/use-action-form';
import { Button } from './Button';
import { Icon } from './Icon';
import { PhotoPicker } from './PhotoPicker';
import { RatingField } from './RatingField';
import { Toggle } from './Toggle';

interface Props {
  view: IssueView;
  action: Action;
  /** Sends it; resolves to words when it was refused, to null when it is done. `files` are photos not yet sent. */
  onSend: (input: ActInput, files: string[]) => Promise<string | null>;
  onClose: () => void;
}

/** The form of any action on an issue, drawn from the table the server decides by. */
export function ActionSheet({ view, action, onSend, onClose }: Props) {
  const form = useActionForm(view, action);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const title = ACTION_LABEL[action];

  const send = async () => {
    setBusy(true);
    const collected = await form.collect();
    setProblem('missing' in collected ? collected.missing : await onSend(collected.input, collected.files));
    setBusy(false);
  };

  return (
    <View className="mask">
      <View className="mask-back" onClick={onClose} />
      <View className="sheet" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet-head">
          <View className="sheet-title grow">{title}</View>
          <View
            id="close-sheet"
            className="square-48"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel="关闭"
            onClick={onClose}
          >
            <Icon name="close" />
          </View>
        </View>
        <View className="sheet-body">
          {form.fields.map(({ field, needed }) => {
            switch (field) {
              case 'note':
                return (
                  <View key={field}>
                    <View className="field-label">{labelOf(NOTE_LABEL[action] ?? '说明(可不填)', needed)}</View>
                    <Textarea
                      id="note"
                      className="textarea"
                      ariaLabel={NOTE_LABEL[action] ?? '说明'}
                      maxlength={LIMITS.note.max}
                      cursorSpacing={120}
                      onInput={({ detail }) => form.setNote(detail.value)}
                    />
                  </View>
                );
              case 'photos':
                return (
                  <View key={field}>
                    <View className="field-label">{labelOf(needed ? '照片' : '照片(可不传)', needed)}</View>
                    <PhotoPicker photos={form.photos} />
                  </View>
                );
              case 'rating':
                return <RatingField key={field} value={form.rating} onChange={form.setRating} />;
              case 'internal':
                return (
                  <Toggle
                    key={field}
                    id="internal"
                    label="仅内部可见"
                    hint="居民看不到这条留言"
                    on={form.internal}
                    onChange={form.setInternal}
                  />
                );
              default:
                return null;
            }
          })}
        </View>
        {problem && (
          <View id="form-problem" className="problem" ariaRole="alert">
            {problem}
          </View>
        )}
        <Button id="do-action" kind="primary" busy={busy} onPress={() => void send()}>
          {ACTION_LABEL[action]}
        </Button>
      </View>
    </View>
  );
}

function labelOf(label: string, needed: boolean): string {
  return needed ? `${label}(必填)` : label;
}
