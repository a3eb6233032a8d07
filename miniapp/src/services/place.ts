import Taro from '@tarojs/taro';
import { LIMITS, type Place } from '@hongqi/shared';
import { isCancelled, tell } from './errors';
import { canChooseOnMap, gcj02Location } from './platform';

/**
 * Lets the person choose on WeChat's map; a browser has none and gives where they stand, with the words they had.
 * Null when they closed it or would not share the place.
 */
export async function choosePlace(near: Place | null, words = ''): Promise<Place | null> {
  if (!canChooseOnMap) {
    const here = await whereAmI();
    return here && { ...here, address: words };
  }
  try {
    const chosen = await Taro.chooseLocation(near ? { longitude: near.lng, latitude: near.lat } : {});
    if (!chosen.longitude && !chosen.latitude) return null;
    return {
      lng: Number(chosen.longitude),
      lat: Number(chosen.latitude),
      address: addressOf(chosen.address, chosen.name),
    };
  } catch (error) {
    if (!isCancelled(error)) tell('没有拿到位置，请在设置里允许使用位置');
    return null;
  }
}

export async function whereAmI(): Promise<{ lng: number; lat: number } | null> {
  try {
    const { longitude, latitude } = await gcj02Location();
    return { lng: longitude, lat: latitude };
  } catch (error) {
    if (!isCancelled(error)) tell('没有拿到位置，请在设置里允许使用位置');
    return null;
  }
}

/** Where a photo is being taken, or null. Nobody is told off: a result without a position is looked at by a person. */
export async function quietPosition(): Promise<{ lng: number; lat: number } | null> {
  try {
    const { longitude, latitude } = await gcj02Location(true);
    return { lng: longitude, lat: latitude };
  } catch (error) {
    console.info('no position for a photo', error);
    return null;
  }
}

/** WeChat gives the road and the name of the spot apart; people who go there want both. */
function addressOf(address: string, name: string): string {
  const words = !name || address.includes(name) ? address : `${address} ${name}`;
  return words.trim().slice(0, LIMITS.address.max);
}
