import { AppError, type CategoryRules, type CategoryView, ruleRoutes, URGENCY_LABEL } from '@hongqi/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form } from 'antd';
import { call, errorText, isConflict } from '../api';
import { CategoryFacts } from './CategoryFacts';
import { CategoryFields } from './CategoryFields';
import { limitWords, problemsOf, problemWords } from './rule-words';
import { useCategoryVersions } from './rules-queries';
import { Versions } from './Versions';

interface DrawerProps {
  category: CategoryView;
  mayEdit: boolean;
  onClose: () => void;
}

/** The rules of one category, as they were when it was opened: whoever saves over somebody else's change is told. */
export function CategoryDrawer({ category, mayEdit, onClose }: DrawerProps) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm();
  const { code, version } = category;
  const again = (): Promise<unknown> =>
    Promise.all(['categories', 'category-versions'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const save = useMutation({
    mutationFn: (rules: CategoryRules) =>
      call(ruleRoutes.changeCategory, { ...rules, evidenceMetres: rules.evidenceMetres ?? null, version }, { code }),
    onSuccess: async () => {
      await again();
      void message.success('已保存为新版本');
      onClose();
    },
    onError: (error) => {
      const problems = error instanceof AppError ? problemsOf(error.details) : [];
      form.setFields(problems.map((one) => ({ name: one.field.split('.'), errors: [problemWords(one)] })));
    },
  });
  const reload = async (): Promise<void> => {
    await again();
    onClose();
  };

  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={`${category.name} · 第 ${version} 版`}
      footer={
        mayEdit ? (
          <div className="rules-save">
            <span className="quiet">只对保存之后开始的时限生效；已经承诺的时限不会变动。</span>
            <Button type="primary" onClick={form.submit} loading={save.isPending} data-testid="category-save">
              保存为新版本
            </Button>
          </div>
        ) : null
      }
    >
      {save.error ? (
        <Alert
          className="gap-below"
          type="warning"
          showIcon
          title={errorText(save.error)}
          action={
            isConflict(save.error) ? (
              <Button size="small" onClick={() => void reload()}>
                载入最新规则
              </Button>
            ) : null
          }
          data-testid="category-refusal"
        />
      ) : null}
      {mayEdit ? (
        <Form
          className="rules-form"
          form={form}
          initialValues={category}
          onFinish={(rules: CategoryRules) => save.mutate(rules)}
          labelCol={{ flex: '210px' }}
          labelAlign="left"
          colon={false}
        >
          <CategoryFields />
        </Form>
      ) : (
        <CategoryFacts category={category} />
      )}
      <CategoryVersions code={code} />
    </Drawer>
  );
}

function CategoryVersions({ code }: { code: string }) {
  const versions = useCategoryVersions(code);
  return (
    <Versions
      versions={versions.data ?? []}
      describe={({ limits }) =>
        `处置 ${limitWords(limits.normal.finish)},${URGENCY_LABEL.urgent} ${limitWords(limits.urgent.finish)}`
      }
    />
  );
}
