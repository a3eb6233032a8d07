import { type ClientConfig, peopleRoutes } from '@hongqi/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { Navigate, useLocation } from 'react-router-dom';
import { call, errorText } from '../api';
import { Mark } from '../parts/Mark';
import { useSession } from '../session';
import { DemoHint } from './DemoHint';

interface Credentials {
  login: string;
  password: string;
}

export function SignInPage() {
  const { token, signedIn } = useSession();
  const back = (useLocation().state as { back?: string } | null)?.back ?? '/';
  const queries = useQueryClient();
  const config = useQuery<ClientConfig>({ queryKey: ['config'], queryFn: () => call(peopleRoutes.clientConfig, {}) });
  const enter = useMutation({
    mutationFn: (credentials: Credentials) => call(peopleRoutes.signInPassword, credentials),
    onSuccess: (session) => {
      queries.setQueryData(['me'], session.me);
      signedIn(session);
    },
  });
  const [form] = Form.useForm<Credentials>();

  if (token) return <Navigate to={back} replace />;
  return (
    <div className="sign-in">
      <header className="band">
        <Mark size={44} />
        <div>
          <p className="band-name">红旗网事</p>
          <p className="band-street">{config.data?.street.name ?? ''}治理中心</p>
        </div>
      </header>
      <main className="sign-in-card">
        <h1>登录</h1>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => enter.mutate(values)}>
          {enter.error ? <Alert type="warning" showIcon title={errorText(enter.error)} className="gap-below" /> : null}
          <Form.Item name="login" label="账号" rules={[{ required: true, message: '请填写账号' }]}>
            <Input size="large" autoFocus autoComplete="username" data-testid="login" />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password size="large" autoComplete="current-password" data-testid="password" />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={enter.isPending} data-testid="sign-in">
            登录
          </Button>
        </Form>
        <p className="quiet">忘记密码请联系街道管理员重置。</p>
        {config.data?.sandbox ? <DemoHint fill={(credentials) => form.setFieldsValue(credentials)} /> : null}
      </main>
    </div>
  );
}
