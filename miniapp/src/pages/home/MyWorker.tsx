import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { Button } from '@/components/Button';
import { HomeGridButton } from '@/components/HomeGridButton';
import { Icon } from '@/components/Icon';
import { isCancelled, remark } from '@/services/errors';
import { useSession } from '@/store/session';

/** Who is in charge where I live. Name and office phone of a grid's worker are posted for everyone to see. */
export function MyWorker() {
  const me = useSession((state) => state.me);
  if (!me) return null;
  if (!me.homeGrid) {
    return (
      <View className="card">
        <View className="card-title">我的网格员</View>
        <View className="body-text card-words">告诉我们您住在哪里，就能看到负责您那里的网格员，随时打电话。</View>
        <HomeGridButton>选择我住的地方</HomeGridButton>
      </View>
    );
  }
  const phone = me.myWorker?.phone;
  return (
    <View className="card worker-row">
      <View className="worker-face">
        <Icon name="person" />
      </View>
      <View className="grow">
        <View className="hint">我的网格员</View>
        <View className="worker-name">{me.myWorker?.name ?? '暂时没有网格员'}</View>
        <View className="hint">{me.homeGrid.name}</View>
      </View>
      {phone && (
        <Button id="call-worker" icon="phone" onPress={() => dial(phone)}>
          打电话
        </Button>
      )}
    </View>
  );
}

function dial(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch((error: unknown) => {
    if (!isCancelled(error)) remark('phone call', error);
  });
}
