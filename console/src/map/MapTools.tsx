import { AimOutlined, FullscreenOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { Light } from '@hongqi/shared';
import { Button } from 'antd';
import { LightMark, lightWord } from './marks';
import { scaleBar } from './viewport';

const ZOOM_STEP = 1.5;
const LONGEST_BAR_PX = 90;

interface Props {
  scale: number;
  zoomBy: (factor: number) => void;
  /** The marks there are to explain. */
  lights: readonly (Light | null)[];
  fitAll: () => void;
  /** Null while everything is home. */
  goHome: (() => void) | null;
}

/** Whatever wheel and hand can do, a button can do too; what the marks mean; how far is far. */
export function MapTools({ scale, lights, zoomBy, fitAll, goHome }: Props) {
  const bar = scaleBar(scale, LONGEST_BAR_PX);
  return (
    <>
      <div className="map-buttons">
        <Button icon={<PlusOutlined />} aria-label="放大" onClick={() => zoomBy(ZOOM_STEP)} data-testid="map-closer" />
        <Button
          icon={<MinusOutlined />}
          aria-label="缩小"
          onClick={() => zoomBy(1 / ZOOM_STEP)}
          data-testid="map-farther"
        />
        <Button
          icon={<FullscreenOutlined />}
          aria-label="适应"
          title="适应：看全部"
          onClick={fitAll}
          data-testid="map-fit"
        />
        {goHome ? (
          <Button
            icon={<AimOutlined />}
            aria-label="回到本件"
            title="回到本件"
            onClick={goHome}
            data-testid="map-home"
          />
        ) : null}
      </div>
      <div className="map-legend">
        {lights.map((light) => (
          <span key={light ?? 'none'}>
            <svg width="14" height="14" viewBox="-8 -8 16 16" aria-hidden="true">
              <LightMark light={light} r={5} />
            </svg>
            {lightWord(light)}
          </span>
        ))}
        <span className="map-bar" style={{ width: bar.px }}>
          {bar.metres >= 1000 ? `${bar.metres / 1000} 公里` : `${bar.metres} 米`}
        </span>
      </div>
    </>
  );
}
