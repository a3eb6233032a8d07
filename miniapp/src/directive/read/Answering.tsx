import { View } from '@tarojs/components';
import type { ReceivedView } from '@hongqi/shared';
import { useState } from 'react';
import { AnswerFields } from '@/components/AnswerFields';
import { Button } from '@/components/Button';
import { useAnswerForm } from '@/hooks/use-answer-form';
import type { Settling } from './use-settle';

interface Props {
  view: ReceivedView;
  settle: Settling;
  onDone: () => void;
}

/** The form on the page itself, below what it asks about. */
export function Answering({ view, settle, onDone }: Props) {
  const form = useAnswerForm(view.form, view.answer, view.answerPhotos);
  const [problem, setProblem] = useState<string | null>(null);
  const [collecting, setCollecting] = useState(false);

  const submit = async () => {
    setCollecting(true);
    const collected = await form.collect();
    setCollecting(false);
    if ('missing' in collected) return setProblem(collected.missing);
    const refused = await settle.send({ answer: collected.answer }, collected.files);
    if (refused) setProblem(refused);
    else onDone();
  };
  const press = () => {
    const missing = form.missing();
    if (missing) return setProblem(missing);
    // WeChat allows its question only inside the tap itself.
    settle.ask();
    void submit();
  };

  return (
    <View>
      <View id="answer-form" className="card">
        <View className="section-head">
          <View className="card-title grow">{view.answer ? '修改反馈' : '反馈'}</View>
          <Button id="cancel-answer" kind="text" onPress={onDone}>
            先不填
          </Button>
        </View>
        <AnswerFields form={form} />
      </View>
      <View className="bar bar-column">
        {problem && (
          <View id="problem" className="problem" ariaRole="alert">
            {problem}
          </View>
        )}
        <Button id="send-answer" kind="primary" busy={collecting || settle.busy} onPress={press}>
          提交反馈
        </Button>
      </View>
    </View>
  );
}
