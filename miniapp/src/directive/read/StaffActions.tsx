import { View } from '@tarojs/components';
import { clockTime, type ReceivedView } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { openUnsettled } from '@/services/links';
import { unsettledWords } from '@/words/received-words';
import { LevelSheet } from './LevelSheet';
import { LinkRow } from './LinkRow';
import { ReportSheet } from './ReportSheet';
import { WalkRow } from './WalkRow';

interface Props {
  view: ReceivedView;
  /** Problems found that wait on the phone for signal. */
  reportsKept: number;
  onChanged: () => void;
}

type Open = 'report' | 'pass' | 'add' | null;

/** What somebody who got it as staff can do with it besides settling their own copy. */
export function StaffActions({ view, reportsKept, onChanged }: Props) {
  const [open, setOpen] = useState<Open>(null);
  if (view.part !== 'staff') return null;
  const close = () => setOpen(null);
  const { visits, unsettled, mayPass, mayAdd, over } = view;
  const hasWork = visits || unsettled !== null;
  return (
    <View>
      {hasWork && !over && (
        <View className="card card-rows">
          {visits && <WalkRow directiveId={view.id} />}
          {unsettled !== null && (
            <LinkRow
              id="go-unsettled"
              label={unsettledWords(view.wants, unsettled)}
              onPress={() => openUnsettled(view.id)}
            />
          )}
        </View>
      )}
      {mayPass[0] && (
        <View id="may-pass" className="card card-asked">
          <View className="card-title">{`等您向${mayPass.map(({ areaName }) => areaName).join('、')}传达`}</View>
          <View className="body-text">{`${clockTime(mayPass[0].dueAt, new Date())} 还没有传达，会自动发下去。`}</View>
          <Button id="pass" className="card-action" onPress={() => setOpen('pass')}>
            传达
          </Button>
        </View>
      )}
      <View className="stack">
        {reportsKept > 0 && (
          <View id="reports-kept" className="hint centre">{`上报的 ${reportsKept} 个问题等有信号时发出`}</View>
        )}
        {!over && (
          <Button id="report" icon="camera" onPress={() => setOpen('report')}>
            发现问题，一键上报
          </Button>
        )}
        {mayAdd.length > 0 && !over && (
          <Button id="add" kind="text" onPress={() => setOpen('add')}>
            {mayAdd.length === 1 ? `给${mayAdd[0]?.areaName ?? ''}附言` : '附言'}
          </Button>
        )}
      </View>
      {open === 'report' && <ReportSheet view={view} onClose={close} />}
      {open === 'pass' && <LevelSheet view={view} action="pass" areas={mayPass} onClose={close} onDone={onChanged} />}
      {open === 'add' && <LevelSheet view={view} action="add" areas={mayAdd} onClose={close} onDone={onChanged} />}
    </View>
  );
}
