import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { ReceivedView } from '@hongqi/shared';
import { useState } from 'react';
import { AnswerFields } from '@/components/AnswerFields';
import { Button } from '@/components/Button';
import { useAnswerForm } from '@/hooks/use-answer-form';
import { useAnswerDraft } from './use-answer-draft';
import type { Settling } from './use-settle';

interface Props {
  view: ReceivedView;
  settle: Settling;
  onDone: () => void;
}

/** The form on the page itself, below what it asks about. */
export function Answering(props: Props) {
  const [round, setRound] = useState(0);
  return <Filling key={round} {...props} onStartOver={() => setRound((was) => was + 1)} />;
}

function Filling({ view, settle, onDone, onStartOver }: Props & { onStartOver: () => void }) {
  const { draft, restored, finish } = useAnswerDraft(view);
  const form = useAnswerForm(view.form, view.answer, view.answerPhotos, draft);
  const [problem, setProblem] = useState<string | null>(null);
  const [collecting, setCollecting] = useState(false);

  const submit = async () => {
    setCollecting(true);
    const collected = await form.collect();
    setCollecting(false);
    if ('missing' in collected) return setProblem(collected.missing);
    const refused = await settle.send({ answer: collected.answer }, collected.files);
    if (refused) return setProblem(refused);
    finish();
    onDone();
  };
  const press = () => {
    const missing = form.missing();
    if (missing) return setProblem(missing);
    // WeChat allows its question only inside the tap itself.
    settle.ask();
    void submit();
  };
  const startOver = async () => {
    const { confirm } = await Taro.showModal({
      title: '重新填写',
      content: '上次填写的内容和照片会删掉。',
      confirmText: '重新填写',
    });
    if (!confirm) return;
    finish();
    onStartOver();
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
        {restored && (
          <View className="section-head">
            <View id="restored" className="hint grow" aria-live="polite">
              已恢复上次填写的内容
            </View>
            <Button id="start-over" kind="text" onPress={() => void startOver()}>
              重新填写
            </Button>
          </View>
        )}
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
