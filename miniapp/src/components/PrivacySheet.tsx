import { Button, Text, View } from '@tarojs/components';
import { openPrivacyContract } from '@/services/platform';
import { answerPrivacy, usePrivacy } from '@/store/privacy';

/** WeChat holds a private API back until the person has agreed here; its own button type is required for that. */
export function PrivacySheet() {
  const asked = usePrivacy((state) => state.answer !== null);
  if (!asked) return null;
  return (
    <View className="mask" catchMove>
      <View className="sheet" ariaRole="dialog" ariaLabel="隐私保护提示">
        <View className="sheet-title">使用前请您同意</View>
        <View className="body-text">
          相机、相册和位置只在您点按时使用：照片和地点会随诉求交给承办人，手机号只给正在办理的工作人员。您可以随时在“我的”里查看说明。
        </View>
        <View id="privacy-contract" className="link row-48" ariaRole="link" onClick={openPrivacyContract}>
          《用户隐私保护指引》
        </View>
        <Button
          id="agree-privacy"
          className="native-button button button-primary"
          hoverClass="pressed"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answerPrivacy(true)}
        >
          <Text>同意并继续</Text>
        </Button>
        <View
          id="refuse-privacy"
          className="button button-text"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => answerPrivacy(false)}
        >
          不同意
        </View>
      </View>
    </View>
  );
}
