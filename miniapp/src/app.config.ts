import { COLOURS } from '@hongqi/shared';

const isWeapp = process.env.TARO_ENV === 'weapp';

/** WeChat takes `@name` from theme.json and follows the phone's dark mode; a browser's tab bar takes plain colours. */
const themed = <T extends string>(name: string, light: T): T => (isWeapp ? `@${name}` : light) as T;

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/inbox/index', 'pages/mine/index', 'pages/sign-in/index'],
  subPackages: [
    { root: 'resident', pages: ['report/index', 'sent/index', 'issue/index', 'list/index', 'privacy/index'] },
    { root: 'directive', pages: ['read/index', 'list/index'] },
    {
      root: 'worker',
      pages: ['today/index', 'task/index', 'leader/index', 'walk/index', 'door/index', 'unsettled/index'],
    },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['resident', 'directive'] } },
  window: {
    // A browser draws the title bar, and with it the way back, only when told to.
    navigationStyle: 'default',
    navigationBarTitleText: '红旗网事',
    navigationBarBackgroundColor: themed('navBg', COLOURS.surface[0]),
    navigationBarTextStyle: themed('navText', 'black'),
    backgroundColor: themed('pageBg', COLOURS.bg[0]),
    backgroundTextStyle: themed('pullText', 'dark'),
  },
  tabBar: {
    color: themed('tabText', COLOURS['ink-2'][0]),
    selectedColor: themed('tabChosen', COLOURS.action[0]),
    backgroundColor: themed('tabBg', COLOURS.surface[0]),
    borderStyle: themed('tabLine', 'black'),
    list: [
      tab('pages/home/index', '首页', 'home'),
      tab('pages/inbox/index', '消息', 'bell'),
      tab('pages/mine/index', '我的', 'person'),
    ],
  },
  // In a browser the framework hides the page below a third of a second late, even when somebody is back on it by then.
  ...(!isWeapp && { animation: false }),
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用于找到您所在的网格，以及诉求发生的地点' } },
  __usePrivacyCheck__: true,
});

function tab(pagePath: string, text: string, icon: string) {
  return { pagePath, text, iconPath: `assets/${icon}.png`, selectedIconPath: `assets/${icon}-chosen.png` };
}
