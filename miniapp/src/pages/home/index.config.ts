export default definePageConfig({
  navigationBarTitleText: '红旗网事',
  navigationBarBackgroundColor: '#C8102E',
  navigationBarTextStyle: 'white',
  enablePullDownRefresh: true,
});
