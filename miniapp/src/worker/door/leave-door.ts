import Taro from '@tarojs/taro';

/** Back to the walk, but not before this page has been drawn: WeChat complains about drawing a page already left. */
export function leaveDoor(): void {
  Taro.nextTick(() => void Taro.navigateBack());
}
