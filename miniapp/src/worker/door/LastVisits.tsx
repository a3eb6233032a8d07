import { View } from '@tarojs/components';
import { clockTime, doorRoutes, type VisitView } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { Button } from '@/components/Button';
import { PhotoRow } from '@/components/PhotoRow';
import { call } from '@/services/api';
import { remark } from '@/services/errors';
import { openIssue } from '@/services/links';
import { standingWords } from '../walk-words';

const SHOWN = 5;

/** What was noted here before, latest first. `version` changes when there is something new. */
export function LastVisits({ doorId, version }: { doorId: string; version: string | null }) {
  const [visits, setVisits] = useState<VisitView[] | null>(null);
  useEffect(() => {
    let open = true;
    call(doorRoutes.visits, { limit: SHOWN }, { id: doorId })
      .then(({ items }) => open && setVisits(items))
      .catch((error: unknown) => remark('visits', error));
    return () => {
      open = false;
    };
  }, [doorId, version]);
  const now = new Date();

  return (
    <View className="card">
      <View className="card-title">以前的走访</View>
      {!visits && <View className="hint">有信号后显示</View>}
      {visits?.length === 0 && <View className="hint">还没有人走访过这一户</View>}
      {visits?.map(({ id, outcome, note, photos, worker, at, issueId }) => (
        <View key={id} className="visit">
          <View className="visit-what">{standingWords(outcome)}</View>
          {note && <View className="body-text selectable">{note}</View>}
          <PhotoRow photos={photos} />
          <View className="hint">{`${clockTime(at, now)} · ${worker}`}</View>
          {issueId && (
            <Button id={`visit-issue-${issueId}`} kind="text" onPress={() => openIssue(issueId)}>
              看上报的这件事
            </Button>
          )}
        </View>
      ))}
    </View>
  );
}
