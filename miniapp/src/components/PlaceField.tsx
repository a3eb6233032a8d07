import { Text, Textarea, View } from '@tarojs/components';
import { areaRoutes, LIMITS, type LocateView } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { call } from '@/services/api';
import { remark } from '@/services/errors';
import { choosePlace } from '@/services/place';
import { canChooseOnMap, canLocate } from '@/services/platform';
import { useSession } from '@/store/session';
import { Icon } from './Icon';

interface Props extends Value {
  onChange: (value: Partial<Value>) => void;
  /** Nobody is sent there: who is in charge is of no interest. */
  isPlain?: boolean;
}

interface Value {
  point: { lng: number; lat: number } | null;
  address: string;
}

/** Where it is: chosen on the map, with words for the door and the floor, and who is in charge there. */
export function PlaceField({ point, address, onChange, isPlain }: Props) {
  const [round, setRound] = useState(0);
  const pick = async () => {
    const place = await choosePlace(point ? { ...point, address } : null, address);
    if (!place) return;
    onChange({ point: { lng: place.lng, lat: place.lat }, address: place.address });
    // The field keeps its own text while typing; a new place gives it a new start.
    setRound((was) => was + 1);
  };
  return (
    <View>
      {(canChooseOnMap || canLocate) && (
        <View id="pick-place" className="pick-row" hoverClass="pressed" ariaRole="button" onClick={() => void pick()}>
          <Icon name="pin" />
          <Text className="grow">{pickWords(Boolean(point))}</Text>
          <Icon name="chevron" className="icon-small" />
        </View>
      )}
      {(point || !canChooseOnMap) && (
        <Textarea
          key={round}
          id="address"
          className="textarea textarea-short"
          ariaLabel="地址"
          placeholder={canChooseOnMap ? '补充楼号、单元、门牌' : '写下地点：小区、楼号、门牌'}
          maxlength={LIMITS.address.max}
          defaultValue={address}
          onInput={({ detail }) => onChange({ address: detail.value })}
        />
      )}
      {!isPlain && <InCharge point={point} />}
    </View>
  );
}

function InCharge({ point }: Pick<Value, 'point'>) {
  const [found, setFound] = useState<{ point: Value['point']; answer: LocateView } | null>(null);
  const me = useSession((state) => state.me);

  useEffect(() => {
    let open = true;
    if (point) {
      call(areaRoutes.locate, point)
        .then((answer) => open && setFound({ point, answer }))
        .catch((error: unknown) => remark('locate', error));
    }
    return () => {
      open = false;
    };
  }, [point]);

  const here = found?.point === point ? found?.answer : undefined;
  const words = here
    ? gridWords(here)
    : !point && me?.homeGrid
      ? `不选地点时，按您住的 ${me.homeGrid.name} 派给网格员`
      : null;
  return words ? (
    <View id="grid-found" className="hint" aria-live="polite">
      {words}
    </View>
  ) : null;
}

/** A browser has no map to choose on: there it is where the person stands. */
function pickWords(hasPoint: boolean): string {
  if (!canChooseOnMap) return hasPoint ? '已用当前位置，点这里更新' : '使用当前位置';
  return hasPoint ? '不在这里？换个地点' : '在地图上选地点';
}

function gridWords({ area, worker }: LocateView): string {
  if (!area) return '这里不在已划定的网格内，由街道治理中心派人';
  return worker ? `${area.name} · 网格员 ${worker.name}` : area.name;
}
