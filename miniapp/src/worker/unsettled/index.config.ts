export default definePageConfig({ navigationBarTitleText: '代回执', enablePullDownRefresh: true });
