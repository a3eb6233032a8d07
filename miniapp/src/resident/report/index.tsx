import Taro, { useRouter } from '@tarojs/taro';
import { Textarea, View } from '@tarojs/components';
import { LIMITS } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { CategoryChips } from '@/components/CategoryChips';
import { Page } from '@/components/Page';
import { PhotoPicker } from '@/components/PhotoPicker';
import { PlaceField } from '@/components/PlaceField';
import { Toggle } from '@/components/Toggle';
import { param } from '@/services/links';
import { clearDraft } from './draft';
import { SimilarCards } from './SimilarCards';
import { useDraft } from './use-draft';
import { useSimilar } from './use-similar';
import { useSubmit } from './use-submit';

function ReportPage() {
  const { params } = useRouter();
  const [round, setRound] = useState(0);
  const asWorker = param(params, 'as') === 'worker';
  return (
    <Page className="page-with-bar">
      <ReportForm key={round} asWorker={asWorker} onStartOver={() => setRound((was) => was + 1)} />
    </Page>
  );
}

function ReportForm({ asWorker, onStartOver }: { asWorker: boolean; onStartOver: () => void }) {
  const hand = useDraft();
  const { draft, photos, change } = hand;
  const { busy, problem, again, submit, follow } = useSubmit(hand, asWorker ? 'worker' : 'resident');
  const { similar, settled } = useSimilar(draft);

  const startOver = async () => {
    const { confirm } = await Taro.showModal({
      title: '清空重写',
      content: '照片和写下的内容都会删掉。',
      confirmText: '清空',
    });
    if (!confirm) return;
    clearDraft();
    onStartOver();
  };

  return (
    <View>
      {hand.restored && (
        <View className="notice-line">
          <View className="grow">上次没有提交的内容还在</View>
          <Button id="start-over" kind="text" onPress={() => void startOver()}>
            清空重写
          </Button>
        </View>
      )}
      <View className="card">
        <View className="card-title">拍照</View>
        <PhotoPicker photos={photos} />
      </View>
      <View className="card">
        <View className="card-title">在哪里</View>
        <PlaceField point={draft.point} address={draft.address} onChange={change} />
      </View>
      <View className="card">
        <View className="card-title">说说是什么事</View>
        <Textarea
          id="words"
          className="textarea textarea-tall"
          ariaLabel="说说是什么事"
          placeholder="例如：3 号楼 2 单元门前的路灯不亮，晚上看不清路"
          maxlength={LIMITS.issueText.max}
          cursorSpacing={120}
          defaultValue={draft.text}
          onInput={({ detail }) => change({ text: detail.value })}
          onBlur={settled}
        />
        <CategoryChips
          words={draft.text}
          chosen={draft.categoryCode}
          onChoose={(categoryCode) => change({ categoryCode })}
        />
      </View>
      <SimilarCards similar={similar} busy={busy} onFollow={follow} />
      <View className="card card-rows">
        <Toggle
          id="urgent"
          label="紧急"
          hint="有危险、正在漏水停电等，夜间也会催办"
          on={draft.urgent}
          onChange={(urgent) => change({ urgent })}
        />
        {!asWorker && (
          <Toggle
            id="anonymous"
            label="匿名反映"
            hint="承办人看不到您是谁"
            on={draft.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
        )}
      </View>
      <View className="bar bar-column">
        {problem && (
          <View id="problem" className="problem" ariaRole="alert">
            {problem}
          </View>
        )}
        <Button id="submit" kind="primary" busy={busy} onPress={submit}>
          {again ? '重新提交' : '提交'}
        </Button>
      </View>
    </View>
  );
}

export default ReportPage;
