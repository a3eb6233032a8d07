import {
  AlertOutlined,
  ApartmentOutlined,
  BarChartOutlined,
  BellOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  HomeOutlined,
  InboxOutlined,
  LogoutOutlined,
  SendOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { type MeView, peopleRoutes, type Permission, type Role, ROLE_LABEL } from '@hongqi/shared';
import { Badge, Dropdown, Skeleton } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Navigate, Link, Outlet, useLocation } from 'react-router-dom';
import { call } from '../api';
import { openLive, useLive } from '../live';
import { useDirectiveCounts } from '../directives/directive-queries';
import { useMay, useMe } from '../me';
import { useSession } from '../session';
import { Mark } from './Mark';
import { SayFailed } from './Say';

interface Door {
  to: string;
  word: string;
  icon: ReactNode;
  /** Other addresses of the same part of the console. */
  also?: string;
  permission: Permission;
  /** Drawn for this role alone: the page is about what such a person owes. */
  role?: Role;
  testId: string;
}

const DOORS: Door[] = [
  { to: '/desk', word: '工单', icon: <InboxOutlined />, permission: 'issue.desk', testId: 'go-desk' },
  {
    to: '/supervision',
    word: '督办',
    icon: <AlertOutlined />,
    permission: 'issue.desk',
    role: 'supervisor',
    testId: 'go-supervision',
  },
  { to: '/directives', word: '指令', icon: <SendOutlined />, permission: 'directive.send', testId: 'go-directives' },
  {
    to: '/doors',
    also: '/coverage',
    word: '走访',
    icon: <HomeOutlined />,
    permission: 'door.read',
    testId: 'go-doors',
  },
  { to: '/map', word: '地图', icon: <EnvironmentOutlined />, permission: 'issue.desk', testId: 'go-map' },
  { to: '/figures', word: '指标', icon: <BarChartOutlined />, permission: 'figure.read', testId: 'go-figures' },
  { to: '/inbox', word: '消息', icon: <BellOutlined />, permission: 'inbox.read', testId: 'go-inbox' },
  { to: '/rules', word: '时限', icon: <FieldTimeOutlined />, permission: 'rules.read', testId: 'go-rules' },
  { to: '/areas', word: '辖区', icon: <ApartmentOutlined />, permission: 'area.edit', testId: 'go-areas' },
];

/** Everything behind the sign-in: the rail at the left, the line to the server, the page. */
export function Frame() {
  const token = useSession((session) => session.token);
  const here = useLocation();
  useEffect(() => (token ? openLive(token) : undefined), [token]);

  if (!token) return <Navigate to="/sign-in" replace state={{ back: here.pathname + here.search }} />;
  return (
    <div className="frame">
      <Rail />
      <main className="page">
        <LostLine />
        <Signed />
      </main>
    </div>
  );
}

function Signed() {
  const me = useMe();
  if (me.error) return <SayFailed error={me.error} again={() => void me.refetch()} />;
  return me.data ? <Outlet /> : <Skeleton active className="pad" />;
}

function LostLine() {
  const lost = useLive((live) => live.line === 'lost');
  return lost ? (
    <p className="lost-line" role="status">
      与服务器的连接断开了，正在重连；期间列表不会自动更新。
    </p>
  ) : null;
}

function Rail() {
  const { data: me } = useMe();
  const { pathname } = useLocation();
  const badges = useBadges();
  return (
    <nav className="rail" aria-label="主导航">
      <span className="rail-mark" title="红旗网事">
        <Mark size={30} />
      </span>
      {DOORS.filter((door) => me && isOpenTo(me, door)).map((door) => (
        <Link
          key={door.to}
          to={badges[door.to]?.opens ?? door.to}
          className={isHere(door, pathname) ? 'rail-door active' : 'rail-door'}
          aria-current={isHere(door, pathname) ? 'page' : undefined}
          data-testid={door.testId}
        >
          <Counted badge={badges[door.to]}>
            <span className="rail-icon">{door.icon}</span>
          </Counted>
          <span>{door.word}</span>
        </Link>
      ))}
      <span className="rail-gap" />
      <PersonMenu />
    </nav>
  );
}

interface BadgeOf {
  count: number;
  title: string;
  testId: string;
  /** Where what waits is, when something does. */
  opens?: string | undefined;
}

/** What waits behind a door of the rail, by its address. */
function useBadges(): Record<string, BadgeOf> {
  const { data: me } = useMe();
  const live = useLive((state) => state.unread);
  const { data: waiting } = useDirectiveCounts(useMay('directive.send'));
  const unread = live ?? me?.unread ?? 0;
  const pending = waiting?.pending ?? 0;
  return {
    '/inbox': { count: unread, title: `${unread} 条未读`, testId: 'unread' },
    '/directives': {
      count: pending,
      title: `${pending} 条指令待您审批`,
      testId: 'pending-directives',
      opens: pending > 0 ? '/directives/box/pending' : undefined,
    },
  };
}

function Counted({ badge, children }: { badge: BadgeOf | undefined; children: ReactNode }) {
  if (!badge) return children;
  const { count, title, testId } = badge;
  return (
    <Badge count={count} size="small" offset={[3, -2]} color="var(--action)" title={title} data-testid={testId}>
      {children}
    </Badge>
  );
}

function isHere({ to, also }: Door, pathname: string): boolean {
  return [to, also].some((address) => address !== undefined && pathname.startsWith(address));
}

function isOpenTo({ permissions, posts }: MeView, { permission, role }: Door): boolean {
  return permissions.includes(permission) && (!role || posts.some((post) => post.role === role));
}

function PersonMenu() {
  const { data: me } = useMe();
  if (!me) return null;
  const signOut = async (): Promise<void> => {
    // Here the person leaves whatever the network says; the server's session ends by itself in time.
    await Promise.allSettled([call(peopleRoutes.signOut, {})]);
    useSession.getState().signedOut();
  };
  const posts = me.posts.map((post, index) => ({
    key: `post-${index}`,
    disabled: true,
    label: `${post.departmentName ?? post.areaName} · ${ROLE_LABEL[post.role]}`,
  }));
  const leave = { key: 'leave', icon: <LogoutOutlined />, label: '退出登录', onClick: () => void signOut() };
  return (
    <Dropdown menu={{ items: [...posts, { type: 'divider' }, leave] }} trigger={['click']} placement="topRight">
      <button type="button" className="rail-door" aria-label={`${me.name}，我的岗位与退出`} data-testid="person">
        <UserOutlined className="rail-icon" />
        <span className="rail-name">{me.name}</span>
      </button>
    </Dropdown>
  );
}
