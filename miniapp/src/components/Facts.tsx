import { View } from '@tarojs/components';
import { clockTime, type IssueView, SOURCE_LABEL, spokenNumber } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { appealWords } from '@/words/block-words';

/** What is known of an issue besides its words: one line each, only what there is. */
export function Facts({ view, forStaff = false }: { view: IssueView; forStaff?: boolean }) {
  const categories = useSession((state) => state.categories);
  const category = categories.find(({ code }) => code === view.categoryCode)?.name;
  const now = new Date();
  const lines: [string, string | null | undefined][] = [
    ['编号', spokenNumber(view.number)],
    ['类别', category],
    ['地点', view.place?.address],
    ['网格', view.areaName],
    ['承办', view.holder && `${view.holder.name}（${view.holder.post}）`],
    ['紧急', view.urgency === 'urgent' ? '是，夜间和节假日也在计时' : null],
    ['来源', forStaff ? SOURCE_LABEL[view.source] : null],
    ['来自指令', view.directive?.title],
    ['反映人', forStaff ? view.reporter?.name : null],
    ['反映时间', clockTime(view.createdAt, now)],
    ['反映人数', view.reporters > 1 ? `${view.reporters} 人反映同一件事` : null],
    ['催办', view.urges > 0 ? `${view.urges} 次，承办人都看得到` : null],
    ['重办', view.counts.reopens > 0 ? `第 ${view.counts.reopens} 次` : null],
    ['评价申诉', appealWords(view.appeal)],
  ];
  return (
    <View>
      {lines
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <View key={label} className="fact">
            <View className="fact-label">{label}</View>
            <View className="fact-value selectable">{value}</View>
          </View>
        ))}
    </View>
  );
}
