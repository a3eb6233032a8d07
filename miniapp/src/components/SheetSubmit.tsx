import { View } from '@tarojs/components';
import { Button } from './Button';

interface SheetSubmitProps {
  id: string;
  words: string;
  /** What is still wrong, in words; null when nothing is. */
  problem: string | null;
  problemId: string;
  busy: boolean;
  onPress: () => void;
}

/** The foot of a sheet that is filled in: what is wrong, and its one button. */
export function SheetSubmit({ id, words, problem, problemId, busy, onPress }: SheetSubmitProps) {
  return (
    <View>
      {problem && (
        <View id={problemId} className="problem" ariaRole="alert">
          {problem}
        </View>
      )}
      <Button id={id} kind="primary" busy={busy} onPress={onPress}>
        {words}
      </Button>
    </View>
  );
}
