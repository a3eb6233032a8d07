import { View } from '@tarojs/components';
import { clockTime, type IssueView, SOURCE_LABEL, spokenNumber } from '@hongqi/shared';
import { useSession } from '@/store/session';

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
    ['承办', view.holder && `${view.holder.name}(${view.holder.post})`],
    ['紧急', view.urgency === 'urgent' ? '是,夜间和节假日也在计时' : null],
    ['来源', forStaff ? SOURCE_LABEL[view.source] : null],
    ['反映人', forStaff ? view.reporter?.name : null],
    ['反映时间', clockTime(view.createdAt, now)],
    ['签收期限', forStaff && view.acceptDueAt ? clockTime(view.acceptDueAt, now) : null],
    ['办结期限', view.finishDueAt && clockTime(view.finishDueAt, now)],
    ['并入此件', view.followers > 0 ? `${view.followers} 件` : null],
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
