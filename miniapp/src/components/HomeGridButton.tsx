import Taro from '@tarojs/taro';
import { Picker, View } from '@tarojs/components';
import { areaRoutes, type AreaView, peopleRoutes } from '@hongqi/shared';
import { useState } from 'react';
import { call } from '@/services/api';
import { tell, textOf } from '@/services/errors';
import { choosePlace } from '@/services/place';
import { canChooseOnMap } from '@/services/platform';
import { useSession } from '@/store/session';
import { Button } from './Button';

/** Sets the grid someone lives in: by the map in WeChat, by name in a browser. */
export function HomeGridButton({ children }: { children: string }) {
  return canChooseOnMap ? <OnMap>{children}</OnMap> : <ByName>{children}</ByName>;
}

function OnMap({ children }: { children: string }) {
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    const place = await choosePlace(null);
    if (!place) return;
    setBusy(true);
    try {
      const { area } = await call(areaRoutes.locate, { lng: place.lng, lat: place.lat });
      if (area) await confirmHome(area.code, area.name);
      else tell('这里还没有划定网格,请换一个地点');
    } catch (error) {
      tell(textOf(error));
    }
    setBusy(false);
  };
  return (
    <Button id="set-home" icon="pin" busy={busy} onPress={() => void choose()}>
      {children}
    </Button>
  );
}

function ByName({ children }: { children: string }) {
  const street = useSession((state) => state.config?.street.code);
  const [grids, setGrids] = useState<AreaView[] | null>(null);
  const load = () => {
    if (grids || !street) return;
    call(areaRoutes.list, { under: street })
      .then((areas) => setGrids(areas.filter(({ level }) => level === 'grid')))
      .catch((error: unknown) => tell(textOf(error)));
  };
  if (!grids) {
    return (
      <Button id="set-home" icon="pin" onPress={load}>
        {children}
      </Button>
    );
  }
  return (
    <Picker
      id="home-grids"
      mode="selector"
      range={grids.map(({ name }) => name)}
      onChange={({ detail }) => {
        const grid = grids[Number(detail.value)];
        if (grid) saveHome(grid.code).catch((error: unknown) => tell(textOf(error)));
      }}
    >
      <View className="button button-plain">请选择您住的网格</View>
    </Picker>
  );
}

async function confirmHome(code: string, name: string): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '您住在这里吗?',
    content: name,
    confirmText: '是的',
    cancelText: '不是',
  });
  if (confirm) await saveHome(code);
}

async function saveHome(gridCode: string): Promise<void> {
  const me = await call(peopleRoutes.setHome, { gridCode });
  useSession.setState({ me });
}
