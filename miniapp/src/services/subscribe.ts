import { peopleRoutes, type TemplateKey } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { call } from './api';
import { remark } from './errors';
import { type Answers, askToSubscribe } from './platform';

/** First thing in a tap: asks for messages about these, gives back the answers once the person has chosen. */
export function askFor(keys: TemplateKey[]): Promise<Answers> {
  const templates = useSession.getState().config?.templates ?? [];
  return askToSubscribe(templates.filter(({ key }) => keys.includes(key)).map(({ id }) => id));
}

/** True when at least one was accepted. A report that fails costs one message, not the work it was asked for. */
export async function reportAnswers(answers: Answers): Promise<boolean> {
  if (answers.length === 0) return false;
  try {
    await call(peopleRoutes.subscribed, { answers });
  } catch (error) {
    remark('subscriptions', error);
  }
  return answers.some(({ answer }) => answer === 'accept');
}
