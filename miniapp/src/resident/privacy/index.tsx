import { View } from '@tarojs/components';
import { Page } from '@/components/Page';

const PARTS = [
  {
    title: '我们收集什么',
    words:
      '您写的文字、您选择或拍摄的照片、您选定的地点、您主动提供的手机号，以及微信给出的、只在本小程序有效的身份编号。不读取通讯录、步数和其他应用的信息。',
  },
  {
    title: '用来做什么',
    words: '只用来把您反映的事派给能办的人、办理它、把进展告诉您，以及统计办理情况。统计时不使用您的姓名和电话。',
  },
  {
    title: '谁能看到',
    words:
      '正在办理这件事的网格员、部门和街道治理中心。手机号只有正在承办的人可以查看，每次查看都有记录。选择匿名反映时，承办人看不到您是谁。',
  },
  {
    title: '保存在哪里、多久',
    words: '保存在街道管理的服务器上。照片里的拍摄位置等附加信息在上传时删除。诉求按档案管理的规定保存。',
  },
  {
    title: '您可以做什么',
    words:
      '还没有人接手时可以撤回诉求；可以不提供手机号和地点；对处理个人信息有疑问，可以向街道治理中心提出查询、更正或删除。',
  },
];

function PrivacyPage() {
  return (
    <Page>
      <View className="card">
        {PARTS.map(({ title, words }) => (
          <View key={title} className="paragraph">
            <View className="card-title" ariaRole="heading">
              {title}
            </View>
            <View className="body-text">{words}</View>
          </View>
        ))}
      </View>
    </Page>
  );
}

export default PrivacyPage;
