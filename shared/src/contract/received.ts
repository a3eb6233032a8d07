import type { DirectiveContent, DirectiveState, CopyPart } from '../domain/directive';
import type { FormAnswer, FormField } from '../domain/directive-form';
import type { DocumentView } from './directives';
import type { SubmitIssue } from './issues';
import type { PhotoView } from './photos';
import { get, type Page, type PageQuery, post } from './route';

/** A directive as one of its audience has it, in a list. */
export interface ReceivedRow {
  id: string;
  kind: DirectiveContent['kind'];
  urgency: DirectiveContent['urgency'];
  state: DirectiveState;
  title: string;
  /** Of whom it is: `红旗街道`. */
  from: string;
  wants: DirectiveContent['wants'];
  part: CopyPart;
  receivedAt: string;
  dueAt: string | null;
  /** Never opened, or added to, pressed or withdrawn since. */
  fresh: boolean;
  settled: boolean;
  /** Nothing can be answered any more. */
  over: boolean;
  /** How often the person was pressed to answer. */
  reminders: number;
  /** Doors of the person's own grid are to be walked with it. */
  visits: boolean;
}

export interface AdditionView {
  id: string;
  /** `红旗社区`. */
  from: string;
  text: string;
  at: string;
}

export interface ReceivedView extends ReceivedRow {
  /** Empty once it is withdrawn. */
  text: string;
  /** Null for residents. */
  staffText: string | null;
  /** What the levels on the way added, highest first. */
  additions: AdditionView[];
  photos: PhotoView[];
  documents: DocumentView[];
  form: FormField[];
  answer: FormAnswer | null;
  answerPhotos: PhotoView[];
  answeredAt: string | null;
  /** The worker who answered for them. */
  answeredBy: string | null;
  /** Why it was withdrawn. */
  reason: string | null;
  /** Communities of the reader that still have to pass it on. */
  mayPass: { areaCode: string; areaName: string; dueAt: string }[];
  /** The reader may add a word for these areas of theirs. */
  mayAdd: { areaCode: string; areaName: string }[];
  /** For workers: people of their areas who have it and have not settled it; null for others. */
  unsettled: number | null;
}

export interface AnswerReceived {
  /** Left out for a receipt. */
  answer?: FormAnswer | undefined;
  /** When it was pressed, where it is sent later: in time stays in time. None from the future or before it was there. */
  at?: string | undefined;
  /** A problem found with it: becomes an issue whose source is the directive. */
  report?: SubmitIssue | undefined;
}

export const receivedRoutes = {
  /** `waiting`: only those that are fresh or not settled, the most urgent first, the first hundred of them. */
  list: get<PageQuery & { waiting?: boolean }, Page<ReceivedRow>>('/received'),
  one: get<Record<string, never>, ReceivedView>('/received/:id'),
  /** `seen`: the instant of the view that was shown, where it is told later; what came after it stays news. */
  read: post<{ seen?: string | undefined }, { unread: number }>('/received/:id/read'),
  /** Given again it takes the place of the earlier answer. */
  answer: post<AnswerReceived, ReceivedView>('/received/:id/answer'),
};
