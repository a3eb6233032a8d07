import { type ColourName, COLOURS, cssVariables } from '@hongqi/shared';
import { theme as antd, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

export function useScheme(): Scheme {
  return useMatch(dark) ? 'dark' : 'light';
}

/** Whether things may move for this person. */
export function useMotion(): boolean {
  return !useMatch(still);
}

function useMatch(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}

/** The shared tokens as `:root` variables, for everything that is not Ant Design's. */
export function installColours(): void {
  const style = document.createElement('style');
  style.textContent = `:root { color-scheme: light; ${cssVariables('light')} }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; ${cssVariables('dark')} } }`;
  document.head.append(style);
}

const FACES =
  "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";
/** Seven tenths of a colour: a control's edge still stands out 3:1 from its ground. */
const SEVEN_TENTHS = 'B3';

/** `motion` off: an animation merely cut short leaves notes that never go and lists that open beside the screen. */
export function antdTheme(scheme: Scheme, motion: boolean): ThemeConfig {
  const colour = (name: ColourName): string => COLOURS[name][scheme === 'light' ? 0 : 1];
  const hairline = `0 0 0 1px ${colour('line')}`;
  return {
    algorithm: scheme === 'light' ? antd.defaultAlgorithm : antd.darkAlgorithm,
    token: {
      colorPrimary: colour('action'),
      colorInfo: colour('action'),
      colorLink: colour('action'),
      colorSuccess: colour('ok'),
      colorWarning: colour('near'),
      // Red belongs to lateness alone; a field that needs another look is amber.
      colorError: colour('near'),
      colorInfoBg: colour('action-tint'),
      colorInfoBorder: colour('line'),
      colorSuccessBg: colour('ok-tint'),
      colorSuccessBorder: colour('line'),
      colorWarningBg: colour('near-tint'),
      colorWarningBorder: colour('line'),
      colorErrorBg: colour('near-tint'),
      colorErrorBorder: colour('line'),
      colorText: colour('ink'),
      colorTextSecondary: colour('ink-2'),
      colorTextTertiary: colour('ink-3'),
      colorTextPlaceholder: colour('ink-3'),
      colorTextDescription: colour('ink-3'),
      colorBgLayout: colour('bg'),
      colorBgContainer: colour('surface'),
      colorBgElevated: colour('surface'),
      colorBorder: colour('ink-3') + SEVEN_TENTHS,
      colorBorderSecondary: colour('line'),
      colorSplit: colour('line'),
      controlItemBgActive: colour('action-tint'),
      borderRadius: 8,
      borderRadiusLG: 12,
      borderRadiusSM: 6,
      fontFamily: FACES,
      fontSize: 14,
      fontSizeSM: 13,
      fontWeightStrong: 600,
      controlHeight: 32,
      boxShadow: hairline,
      boxShadowSecondary: hairline,
      boxShadowTertiary: 'none',
      motion,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 400,
        ...(scheme === 'dark' ? { primaryColor: COLOURS.bg[1] } : {}),
      },
      Tooltip: { colorBgSpotlight: COLOURS.ink[0] },
      Tree: { titleHeight: 32 },
    },
  };
}
