export default definePageConfig({ navigationBarTitleText: '全部指令', enablePullDownRefresh: true });
