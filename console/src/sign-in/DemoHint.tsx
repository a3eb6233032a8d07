import { Button } from 'antd';

/** The seeded accounts; their password is the one the server was started with, so it is not known here. */
const ACCOUNTS = [
  { login: 'dispatcher', word: '治理中心坐席' },
  { login: 'heating', word: '供热站' },
  { login: 'housing', word: '物业' },
  { login: 'supervisor', word: '督办领导' },
  { login: 'admin', word: '管理员' },
  { login: 'county', word: '市级坐席' },
] as const;

/** Shown only while the sandbox stands in for WeChat. */
export function DemoHint({ fill }: { fill: (credentials: { login: string }) => void }) {
  return (
    <aside className="demo" aria-label="演示账号">
      <p className="quiet">演示环境，可用以下账号；密码在启动服务的窗口里。</p>
      <div className="demo-people">
        {ACCOUNTS.map(({ login, word }) => (
          <Button key={login} size="small" onClick={() => fill({ login })} data-testid={`demo-${login}`}>
            {word} {login}
          </Button>
        ))}
      </div>
    </aside>
  );
}
