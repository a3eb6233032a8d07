import { create } from 'zustand';
import { onPrivacyQuestion } from '@/services/platform';

interface PrivacyState {
  /** Set while a private API waits for consent. */
  answer: ((agreed: boolean) => void) | null;
}

export const usePrivacy = create<PrivacyState>(() => ({ answer: null }));

export function watchPrivacy(): void {
  onPrivacyQuestion((answer) => usePrivacy.setState({ answer }));
}

export function answerPrivacy(agreed: boolean): void {
  usePrivacy.getState().answer?.(agreed);
  usePrivacy.setState({ answer: null });
}
