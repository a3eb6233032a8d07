import { Button, Text, View } from '@tarojs/components';
import { peopleRoutes } from '@hongqi/shared';
import { call } from '@/services/api';
import { tell, textOf } from '@/services/errors';
import { canGivePhone } from '@/services/platform';
import { takeMe } from '@/services/session';

/** WeChat hands over a number only through a button of its own, as a code the server exchanges. */
export function PhoneRow({ phone }: { phone: string | null }) {
  const give = (code: string | undefined) => {
    // Without a code the person refused, which is fine.
    if (!code) return;
    call(peopleRoutes.setPhone, { code })
      .then(takeMe)
      .catch((error: unknown) => tell(textOf(error)));
  };
  return (
    <View className="setting">
      <View className="grow">
        <View className="toggle-label">手机号</View>
        <View className="hint">{phone ?? (canGivePhone ? '承办人需要时可以联系您' : '请在微信小程序里绑定')}</View>
      </View>
      {canGivePhone && (
        <Button
          id="give-phone"
          className="native-button button button-plain"
          hoverClass="pressed"
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail }) => give(detail.code)}
        >
          <Text>{phone ? '更换' : '绑定'}</Text>
        </Button>
      )}
    </View>
  );
}
