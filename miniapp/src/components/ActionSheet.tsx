import { View } from '@tarojs/components';
import { type Action, type ActInput, type IssueView, seesInternal } from '@hongqi/shared';
import { useState } from 'react';
import { useActionForm } from '@/hooks/use-action-form';
import type { UnsentPhoto } from '@/services/queue-items';
import { actionWords } from '@/words/actions-offered';
import { ActionField } from './ActionField';
import { Sheet } from './Sheet';
import { SheetSubmit } from './SheetSubmit';

interface Props {
  view: IssueView;
  action: Action;
  /** Sends it; resolves to words when it was refused, to null when it is done. `files` are photos not yet sent. */
  onSend: (input: ActInput, files: UnsentPhoto[]) => Promise<string | null>;
  onClose: () => void;
}

/** The form of any action on an issue, drawn from the table the server decides by. */
export function ActionSheet({ view, action, onSend, onClose }: Props) {
  const form = useActionForm(view, action);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const words = actionWords(action, !seesInternal(view.relations));

  const send = async () => {
    setBusy(true);
    const collected = await form.collect();
    setProblem('missing' in collected ? collected.missing : await onSend(collected.input, collected.files));
    setBusy(false);
  };

  return (
    <Sheet
      title={words}
      closeId="close-sheet"
      onClose={onClose}
      foot={
        <SheetSubmit
          id="do-action"
          words={words}
          problem={problem}
          problemId="form-problem"
          busy={busy}
          onPress={() => void send()}
        />
      }
    >
      {action === 'shout' && <View className="body-text">{SHOUT_WORDS}</View>}
      {form.fields.map((field) => (
        <ActionField key={field.field} view={view} action={action} form={form} field={field} />
      ))}
    </Sheet>
  );
}

export const SHOUT_WORDS = '从网格往上每一级领导，直到最上一级，都必须用您看得到的话答复您。';
