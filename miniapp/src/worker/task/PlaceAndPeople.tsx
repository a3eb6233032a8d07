import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { issueRoutes, type IssueView } from '@hongqi/shared';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { call } from '@/services/api';
import { isCancelled, remark, tell, textOf } from '@/services/errors';
import { canOpenMap } from '@/services/platform';
import { distanceWords, useHere } from '../distance';

/** How to get there, and how to reach whoever reported it. */
export function PlaceAndPeople({ view }: { view: IssueView }) {
  const [busy, setBusy] = useState(false);
  const { here } = useHere();
  const { place } = view;
  const distance = distanceWords(here, place);

  const phone = async () => {
    const { confirm } = await Taro.showModal({
      title: '联系反映人',
      content: '查看电话会被记录。只用于办理这件事。',
      confirmText: '打电话',
    });
    if (!confirm) return;
    setBusy(true);
    try {
      const { phone: phoneNumber } = await call(issueRoutes.phone, {}, { id: view.id });
      await Taro.makePhoneCall({ phoneNumber });
    } catch (error) {
      if (!isCancelled(error)) tell(textOf(error));
    }
    setBusy(false);
  };

  return (
    <View className="stack-tight">
      {place && canOpenMap && (
        <View id="open-map" className="pick-row" hoverClass="pressed" ariaRole="button" onClick={() => openMap(view)}>
          <Icon name="pin" />
          <Text className="grow">{['去这里', distance].filter(Boolean).join(' · ')}</Text>
          <Icon name="chevron" className="icon-small" />
        </View>
      )}
      {view.reporter?.hasPhone && view.relations.includes('holder') && (
        <Button id="call-reporter" icon="phone" busy={busy} onPress={() => void phone()}>
          联系反映人
        </Button>
      )}
    </View>
  );
}

function openMap({ place, title }: IssueView): void {
  if (!place) return;
  Taro.openLocation({ longitude: place.lng, latitude: place.lat, name: title, address: place.address }).catch(
    (error: unknown) => remark('map', error),
  );
}
