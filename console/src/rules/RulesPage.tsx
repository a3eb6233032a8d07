import { Skeleton, Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router-dom';
import { Say } from '../parts/Say';
import '../styles/rules.css';
import { CalendarPane } from './CalendarPane';
import { CategoryPane } from './CategoryPane';
import { useRuleScope } from './rules-queries';

/** 时限与日历: what categories promise, and by which days and hours it is counted. */
export function RulesPage() {
  const { part = 'categories', code } = useParams();
  const go = useNavigate();
  const scope = useRuleScope();
  if (!scope) return <Skeleton active className="pad" />;

  const township = scope.townships.find((one) => one.code === code) ?? scope.townships[0];
  return (
    <div className="rules-page">
      <Tabs
        activeKey={part}
        onChange={(key) => void go(`/rules/${key}`)}
        items={[
          { key: 'categories', label: '类别时限' },
          { key: 'calendar', label: '工作日历' },
        ]}
      />
      {part === 'calendar' ? (
        township ? (
          <CalendarPane
            key={township.code}
            township={township}
            townships={scope.townships}
            onPick={(picked) => void go(`/rules/calendar/${picked}`)}
          />
        ) : (
          <Say title="没有可以查看的街道">日历按街道设置；您的岗位不在任何街道内。</Say>
        )
      ) : (
        <CategoryPane mayEdit={scope.mayEditCategories} />
      )}
    </div>
  );
}
