import { View } from '@tarojs/components';

/** Shaped like the rows that will stand here. */
export function SkeletonRows({ count = 3 }: { count?: number }) {
  return (
    <View aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <View key={i} className="row-card">
          <View className="grow">
            <View className="bone bone-title" />
            <View className="bone bone-line" />
            <View className="bone bone-short" />
          </View>
        </View>
      ))}
    </View>
  );
}

/** Shaped like an issue: sentence, facts, history. */
export function SkeletonIssue() {
  return (
    <View aria-hidden="true">
      <View className="card">
        <View className="bone bone-big" />
        <View className="bone bone-short" />
      </View>
      <View className="card">
        <View className="bone bone-title" />
        <View className="bone bone-line" />
        <View className="bone bone-line" />
        <View className="bone bone-short" />
      </View>
    </View>
  );
}
