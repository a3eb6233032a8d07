import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { doorRoutes } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { call } from '@/services/api';
import { isCancelled, isPassing, tell, textOf } from '@/services/errors';

/** Who lives here and their phone: fetched by a press only, never kept on the phone, and each look is written down. */
export function Contact({ doorId }: { doorId: string }) {
  const [contact, setContact] = useState<{ name: string; phone: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const look = async () => {
    const { confirm } = await Taro.showModal({
      title: '查看联系方式',
      content: '查看会被记录。只用于走访这一户。',
      confirmText: '查看',
    });
    if (!confirm) return;
    setBusy(true);
    try {
      setContact(await call(doorRoutes.contact, {}, { id: doorId }));
    } catch (error) {
      tell(isPassing(error) ? '没有信号，联系方式不存在手机里' : textOf(error));
    }
    setBusy(false);
  };
  const dial = async (phoneNumber: string) => {
    try {
      await Taro.makePhoneCall({ phoneNumber });
    } catch (error) {
      if (!isCancelled(error)) tell(textOf(error));
    }
  };

  return (
    <View className="card">
      <View className="card-title">联系方式</View>
      {contact ? (
        <View>
          <View id="contact" className="body-text selectable">
            {[contact.name, contact.phone].filter(Boolean).join(' ')}
          </View>
          {contact.phone && (
            <Button id="call-door" icon="phone" className="card-action" onPress={() => void dial(contact.phone)}>
              打电话
            </Button>
          )}
        </View>
      ) : (
        <Button id="show-contact" icon="phone" busy={busy} onPress={() => void look()}>
          查看联系方式
        </Button>
      )}
    </View>
  );
}
