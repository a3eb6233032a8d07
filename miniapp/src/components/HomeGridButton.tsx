import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { areaRoutes, type AreaView, peopleRoutes } from '@hongqi/shared';
import { useState } from 'react';
import { call } from '@/services/api';
import { tell, textOf } from '@/services/errors';
import { choosePlace } from '@/services/place';
import { canChooseOnMap } from '@/services/platform';
import { takeMe } from '@/services/session';
import { useSession } from '@/store/session';
import { Button } from './Button';
import { ChoiceSheet } from './ChoiceSheet';

/** Sets the grid someone lives in: on the map in WeChat, or by its name. */
export function HomeGridButton({ children }: { children: string }) {
  const street = useSession((state) => state.config?.street.code);
  const [busy, setBusy] = useState(false);
  const [grids, setGrids] = useState<AreaView[] | null>(null);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      tell(textOf(error));
    }
    setBusy(false);
  };
  const onMap = async () => {
    const place = await choosePlace(null);
    if (place) await attempt(() => offerGridAt(place.lng, place.lat));
  };
  const byName = () =>
    attempt(async () => {
      const areas = await call(areaRoutes.list, { under: street });
      setGrids(areas.filter(({ level }) => level === 'grid'));
    });
  const choose = (code: string) => {
    setGrids(null);
    void attempt(() => saveHome(code));
  };

  return (
    <View>
      <Button id="set-home" icon="pin" busy={busy} onPress={() => void (canChooseOnMap ? onMap() : byName())}>
        {children}
      </Button>
      {canChooseOnMap && (
        <Button id="home-by-name" kind="text" disabled={busy} onPress={() => void byName()}>
          按名称选
        </Button>
      )}
      {grids && (
        <ChoiceSheet
          title="您住在哪个网格"
          options={grids.map(({ code, name }) => ({ key: code, label: name }))}
          onChoose={choose}
          onClose={() => setGrids(null)}
        />
      )}
    </View>
  );
}

async function offerGridAt(lng: number, lat: number): Promise<void> {
  const { area } = await call(areaRoutes.locate, { lng, lat });
  if (!area) return tell('这里还没有划定网格，请换一个地点，或按名称选');
  const { confirm } = await Taro.showModal({
    title: '您住在这里吗？',
    content: area.name,
    confirmText: '是的',
    cancelText: '不是',
  });
  if (confirm) await saveHome(area.code);
}

async function saveHome(gridCode: string): Promise<void> {
  takeMe(await call(peopleRoutes.setHome, { gridCode }));
}
