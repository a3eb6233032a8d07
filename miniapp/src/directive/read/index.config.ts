export default definePageConfig({ navigationBarTitleText: '指令', enablePullDownRefresh: true });
