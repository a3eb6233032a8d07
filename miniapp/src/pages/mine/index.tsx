import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { type MeView, peopleRoutes, ROLE_LABEL } from '@hongqi/shared';
import { HomeGridButton } from '@/components/HomeGridButton';
import { Icon, type IconName } from '@/components/Icon';
import { Page } from '@/components/Page';
import { SkeletonIssue } from '@/components/Skeleton';
import { Toggle } from '@/components/Toggle';
import { useTabBadge } from '@/hooks/use-tab-badge';
import { useWhenSignedIn } from '@/hooks/use-when-signed-in';
import { call } from '@/services/api';
import { remark } from '@/services/errors';
import { openLeader, openMyIssues, openPrivacy, openSignIn, openToday } from '@/services/links';
import { leaveLive } from '@/services/live';
import { canSignInSilently } from '@/services/platform';
import { endSession } from '@/services/session';
import { refreshMe } from '@/services/start';
import { isLeader, isStaff, useSession } from '@/store/session';
import { setLarge, useSettings } from '@/store/settings';
import { PhoneRow } from './PhoneRow';

function MinePage() {
  const me = useSession((state) => state.me);
  const large = useSettings((state) => state.large);
  useWhenSignedIn(() => void refreshMe().catch((error: unknown) => remark('me', error)));
  useTabBadge();

  if (!me) {
    return (
      <Page>
        <SkeletonIssue />
      </Page>
    );
  }
  return (
    <Page>
      <View className="card">
        <View className="sentence">{me.name}</View>
        {me.posts.map((post) => (
          <View key={`${post.role}-${post.areaCode}-${post.departmentId ?? ''}`} className="hint">
            {postWords(post)}
          </View>
        ))}
      </View>
      <View className="card card-rows">
        <PhoneRow phone={me.phone} />
        <View className="setting">
          <View className="grow">
            <View className="toggle-label">我住的网格</View>
            <View className="hint">{me.homeGrid?.name ?? '还没有选择'}</View>
          </View>
          <HomeGridButton>{me.homeGrid ? '更改' : '选择'}</HomeGridButton>
        </View>
        <Toggle id="large-type" label="大字模式" hint="字放大，内容都换行显示" on={large} onChange={setLarge} />
      </View>
      <View className="card card-rows">
        {isLeader(me) && <Entry id="mine-leader" icon="alert" label="督办" onOpen={openLeader} />}
        {isStaff(me) && <Entry id="mine-today" icon="clock" label="今日任务" onOpen={openToday} />}
        <Entry id="mine-issues" icon="list" label="我的诉求" onOpen={openMyIssues} />
        <Entry id="mine-privacy" icon="person" label="隐私说明" onOpen={openPrivacy} />
        {!canSignInSilently && <Entry id="sign-out" icon="back" label="退出登录" onOpen={() => void signOut()} />}
      </View>
    </Page>
  );
}

function Entry({ id, icon, label, onOpen }: { id: string; icon: IconName; label: string; onOpen: () => void }) {
  return (
    <View id={id} className="setting" hoverClass="pressed" ariaRole="link" onClick={onOpen}>
      <Icon name={icon} className="setting-icon" />
      <View className="grow toggle-label">{label}</View>
      <Icon name="chevron" className="icon-small" />
    </View>
  );
}

function postWords(post: MeView['posts'][number]): string {
  return `${post.departmentName ?? post.areaName} ${ROLE_LABEL[post.role]}`;
}

/** In WeChat the session is WeChat's own; only a browser can be left to someone else. */
async function signOut(): Promise<void> {
  const { confirm } = await Taro.showModal({ title: '退出登录', content: '没有发送的草稿仍留在这台设备上。' });
  if (!confirm) return;
  try {
    await call(peopleRoutes.signOut, {});
  } catch (error) {
    remark('sign out', error);
  }
  leaveLive();
  endSession();
  openSignIn();
}

export default MinePage;
