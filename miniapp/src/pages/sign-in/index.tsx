import { useRouter } from '@tarojs/taro';
import { Image, Input, View } from '@tarojs/components';
import { type DemoPerson, LIMITS, peopleRoutes, type SessionView } from '@hongqi/shared';
import { useEffect, useRef, useState } from 'react';
import mark from '@/assets/mark.png';
import { Button } from '@/components/Button';
import { Page } from '@/components/Page';
import { remark, textOf } from '@/services/errors';
import { isForDirective, leaveSignIn, param } from '@/services/links';
import { canSignInSilently } from '@/services/platform';
import { openCall, renewSession, startSession } from '@/services/session';
import { afterSignIn, loadConfig } from '@/services/start';
import { ownerId } from '@/services/storage';
import { useSession } from '@/store/session';

function SignInPage() {
  const { params } = useRouter();
  const sandbox = useSession((state) => state.config?.sandbox ?? false);
  const earlier = useSession((state) => state.problem);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (session: () => Promise<SessionView | null>) => {
    const before = ownerId();
    setBusy(true);
    setProblem(null);
    try {
      const started = await session();
      if (started) startSession(started);
      if (useSession.getState().status === 'in') {
        await afterSignIn();
        leaveSignIn(param(params, 'back'), before !== null && before !== ownerId());
      }
    } catch (error) {
      setProblem(textOf(error));
    }
    setBusy(false);
  };

  return (
    <Page>
      <View className="sent">
        <Image className="sign-mark" src={mark} aria-hidden="true" />
        <View className="sent-title" ariaRole="heading">
          红旗网事
        </View>
        {isForDirective(params) && (
          <View id="why" className="body-text">
            登录后就能看到发给您的这条指令
          </View>
        )}
      </View>
      {(problem ?? earlier) && (
        <View id="problem" className="problem problem-page" ariaRole="alert">
          {problem ?? earlier}
        </View>
      )}
      {canSignInSilently ? (
        <View className="stack">
          <Button
            id="sign-in-again"
            kind="primary"
            busy={busy}
            onPress={() => void enter(() => renewSession().then(() => null))}
          >
            重新登录
          </Button>
        </View>
      ) : (
        <View>
          {sandbox && <DemoPeople busy={busy} onChoose={(person) => void enter(() => demoSession(person))} />}
          <PasswordForm
            busy={busy}
            onEnter={(login, password) => void enter(() => openCall(peopleRoutes.signInPassword, { login, password }))}
          />
        </View>
      )}
    </Page>
  );
}

/** Only with the sandbox on: people of the made-up street, to try the platform as. */
function DemoPeople({ busy, onChoose }: { busy: boolean; onChoose: (person: string) => void }) {
  const [people, setPeople] = useState<DemoPerson[]>([]);
  useEffect(() => {
    openCall(peopleRoutes.demoPeople, {})
      .then(setPeople)
      .catch((error: unknown) => remark('demo people', error));
  }, []);
  return (
    <View className="card">
      <View className="card-title">演示：以谁的身份进入</View>
      <View className="chips">
        {people.map(({ key, name }) => (
          <Button key={key} id={`demo-${key}`} disabled={busy} onPress={() => onChoose(key)}>
            {name}
          </Button>
        ))}
      </View>
    </View>
  );
}

function PasswordForm({ busy, onEnter }: { busy: boolean; onEnter: (login: string, password: string) => void }) {
  const login = useRef('');
  const password = useRef('');
  useEffect(() => {
    if (!useSession.getState().config) void loadConfig();
  }, []);
  return (
    <View className="card">
      <View className="card-title">工作人员登录</View>
      <View className="field-label">账号</View>
      <Input
        id="login"
        className="input"
        ariaLabel="账号"
        maxlength={LIMITS.login.max}
        onInput={({ detail }) => void (login.current = detail.value)}
      />
      <View className="field-label">密码</View>
      <Input
        id="password"
        className="input"
        ariaLabel="密码"
        password
        maxlength={LIMITS.password.max}
        onInput={({ detail }) => void (password.current = detail.value)}
      />
      <Button
        id="sign-in"
        kind="primary"
        className="card-action"
        busy={busy}
        onPress={() => onEnter(login.current.trim(), password.current)}
      >
        登录
      </Button>
    </View>
  );
}

async function demoSession(person: string): Promise<SessionView> {
  const { code } = await openCall(peopleRoutes.demoCode, { person });
  return openCall(peopleRoutes.signInWechat, { code });
}

export default SignInPage;
