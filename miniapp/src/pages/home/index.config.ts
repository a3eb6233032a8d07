export default definePageConfig({
  navigationBarTitleText: '红旗网事',
  navigationBarBackgroundColor: '#C8102E',
  navigationBarTextStyle: 'white',
  enablePullDownRefresh: true,
  // In a browser the page's own red band is the title bar.
  ...(process.env.TARO_ENV === 'h5' ? { navigationStyle: 'custom' as const } : {}),
});
