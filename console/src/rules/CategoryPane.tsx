import { CLOCK_LABEL, type CategoryView, LIMIT_NAMES, type LimitName, URGENCY_LABEL } from '@hongqi/shared';
import { Button, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useCategories } from '../desk/desk-queries';
import { useMay } from '../me';
import { SayFailed } from '../parts/Say';
import { CategoryDrawer } from './CategoryDrawer';
import { asksOf, limitWords } from './rule-words';

/** Every category with its six limits, for ordinary and urgent matters, and what closing asks for. */
export function CategoryPane({ mayEdit }: { mayEdit: boolean }) {
  const categories = useCategories();
  const isAdmin = useMay('rules.edit');
  const [open, setOpen] = useState<CategoryView | null>(null);
  if (categories.error) return <SayFailed error={categories.error} again={() => void categories.refetch()} />;
  if (!categories.data) return <Skeleton active className="pad" />;

  return (
    <section className="rules-categories" aria-label="类别时限">
      <p className="quiet rules-note">
        每格上行为{URGENCY_LABEL.normal}，下行为{URGENCY_LABEL.urgent}
        。修改只对之后开始的时限生效，已经承诺的时限不会变动。
        {isAdmin && !mayEdit ? '类别由全平台共用，须由辖区覆盖全部街道的管理员修改。' : null}
      </p>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={categories.data}
        columns={columns(mayEdit, setOpen)}
        data-testid="categories"
      />
      {open ? <CategoryDrawer category={open} mayEdit={mayEdit} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function columns(mayEdit: boolean, open: (category: CategoryView) => void): TableColumnsType<CategoryView> {
  return [
    { title: '类别', dataIndex: 'name', render: (name: string) => <b>{name}</b> },
    ...LIMIT_NAMES.map((name) => ({
      title: CLOCK_LABEL[name],
      key: name,
      render: (_: unknown, { limits }: CategoryView) => <TwoLimits limits={limits} name={name} />,
    })),
    { title: '办结要求', key: 'asks', render: (_, category) => asksOf(category).join('、') || '—' },
    {
      title: '',
      key: 'open',
      align: 'right',
      render: (_, category) => (
        <Button
          size="small"
          onClick={() => open(category)}
          aria-label={`${mayEdit ? '修改' : '查看'}${category.name}`}
          data-testid={`category-${category.code}`}
        >
          {mayEdit ? '修改' : '查看'}
        </Button>
      ),
    },
  ];
}

function TwoLimits({ limits, name }: { limits: CategoryView['limits']; name: LimitName }) {
  return (
    <>
      <div title={URGENCY_LABEL.normal}>{limitWords(limits.normal[name])}</div>
      <div className="rules-urgent" title={URGENCY_LABEL.urgent}>
        急 {limitWords(limits.urgent[name])}
      </div>
    </>
  );
}
