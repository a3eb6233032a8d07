import { View } from '@tarojs/components';
import { howLongAgo, type SimilarIssue, STATE_LABEL } from '@hongqi/shared';
import { Button } from '@/components/Button';
import { useSession } from '@/store/session';
import { nearWords } from './similar';

interface Props {
  similar: readonly SimilarIssue[];
  busy: boolean;
  onFollow: (leadId: string) => void;
}

/** Is somebody handling this already? Whoever finds their matter here says so in one press. */
export function SimilarCards({ similar, busy, onFollow }: Props) {
  const categories = useSession((state) => state.categories);
  if (similar.length === 0) return null;
  const now = new Date();
  return (
    <View id="similar" className="card" aria-live="polite">
      <View className="card-title">附近有人反映过</View>
      <View className="hint">是同一件事就点“我也遇到”：您写的话和照片一起送到，进展同样通知您。</View>
      {similar.map((issue, i) => (
        <View key={issue.id} id={`similar-${i}`} className="similar">
          <View className="hint">
            {[categories.find(({ code }) => code === issue.categoryCode)?.name, ...nearWords(issue)]
              .filter(Boolean)
              .join(' · ')}
          </View>
          <View className="row-title">{issue.title}</View>
          <View className="hint">{`${howLongAgo(issue.createdAt, now)}反映 · ${STATE_LABEL[issue.state]}`}</View>
          <Button id={`follow-${i}`} busy={busy} className="similar-follow" onPress={() => onFollow(issue.id)}>
            我也遇到
          </Button>
        </View>
      ))}
    </View>
  );
}
