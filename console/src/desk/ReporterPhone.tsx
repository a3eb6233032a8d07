import { issueRoutes } from '@hongqi/shared';
import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { call, errorText } from '../api';
import { useMay } from '../me';

/** The number is not on the page until asked for; asking is recorded, and the person is told so first. */
export function ReporterPhone({ issueId }: { issueId: string }) {
  const may = useMay('issue.phone');
  const reveal = useMutation({ mutationFn: () => call(issueRoutes.phone, {}, { id: issueId }) });
  if (!may) return null;
  if (reveal.data) {
    return (
      <a className="phone" href={`tel:${reveal.data.phone}`} data-testid="phone">
        {reveal.data.phone}
      </a>
    );
  }
  return (
    <>
      <Popconfirm
        title="查看反映人电话？"
        description="查看会留痕，请仅用于办理这件诉求。"
        okText="查看"
        cancelText="不看了"
        okButtonProps={{ 'data-testid': 'phone-confirm' }}
        onConfirm={() => reveal.mutate()}
      >
        <Button type="link" size="small" loading={reveal.isPending} data-testid="phone-reveal">
          查看电话
        </Button>
      </Popconfirm>
      {reveal.error ? (
        <span className="field-error" role="alert">
          {errorText(reveal.error)}
        </span>
      ) : null}
    </>
  );
}
