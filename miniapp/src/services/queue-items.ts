import type {
  Action,
  ActInput,
  AddVisit,
  AnswerReceived,
  ErrorCode,
  FormAnswer,
  IssueView,
  SubmitIssue,
} from '@hongqi/shared';

/** When and where a photo was taken, for photos that prove a result. `place` is null when the phone did not say. */
export interface Taken {
  at: string;
  place: { lng: number; lat: number } | null;
}

/** Where in the input a photo belongs: a form's field is `answer.f3`, the photos of a problem found are `report.photos`. */
export type PhotoSpot = 'before' | 'photos' | 'report.photos' | `answer.${string}`;

/** A photo that could not be sent yet, with what it shows and what it proves. */
export interface UnsentPhoto {
  path: string;
  field: PhotoSpot;
  taken: Taken | null;
}

interface Pressed {
  /** Files not yet uploaded; each becomes a photo id in the input before the item is sent. */
  files: UnsentPhoto[];
  /** Made once, when pressed. Of an action it is sent along: a request whose answer was lost is not done twice. */
  actionKey: string;
  pressedAt: string;
  /** Whose press it is. Left out by an older version of the program, and until it is known who is here. */
  ownerId?: string | undefined;
}

/** Something pressed about a directive or a door; `about` names it to the person when it was refused later. */
interface PressedAbout extends Pressed {
  about: string;
}

/** An action on an issue. */
export interface WaitingAction extends Pressed {
  kind: 'act';
  issueId: string;
  action: Action;
  input: ActInput;
  /** The version the person was looking at; undefined for a later action on the same issue. */
  version: number | undefined;
}

/** The person's own answer to a directive, or their receipt. */
export interface WaitingAnswer extends PressedAbout {
  kind: 'answer';
  directiveId: string;
  input: AnswerReceived;
}

/** A directive was opened. */
export interface WaitingRead extends PressedAbout {
  kind: 'read';
  directiveId: string;
  /** `seen` says when the server had said what was shown: what came after that stays news. */
  input: { seen?: string | undefined };
}

/** A problem found with a directive; its `submissionKey` makes one issue of however many tries. */
export interface WaitingReport extends PressedAbout {
  kind: 'report';
  directiveId: string;
  input: SubmitIssue;
}

/** A door knocked at; its `visitKey` makes one visit of however many tries. */
export interface WaitingVisit extends PressedAbout {
  kind: 'visit';
  input: AddVisit;
}

/** A worker answers a directive for somebody who said so at the door. */
export interface WaitingAnswerFor extends PressedAbout {
  kind: 'answerFor';
  directiveId: string;
  personId: string;
  input: { answer?: FormAnswer };
}

/** What was pressed without signal, as it waits on the phone. */
export type Waiting = WaitingAction | WaitingAnswer | WaitingRead | WaitingReport | WaitingVisit | WaitingAnswerFor;

export type WaitingKind = Waiting['kind'];

/** What the server refused when it was sent later: shown with its words until the person has read it. */
export type Refused<W extends Waiting = Waiting> = W extends Waiting ? W & { code: ErrorCode } : never;

export type RefusedAction = Refused<WaitingAction>;

/** Those of one person, marked as theirs. What nobody has signed yet is of whoever is here when it is first looked at. */
export function ofOwner<W extends Waiting>(items: readonly W[], owner: string | null): W[] {
  const mine = items.filter(({ ownerId }) => ownerId === undefined || ownerId === owner);
  return owner === null ? mine : mine.map((item) => ({ ...item, ownerId: owner }));
}

/** Those of everybody else who pressed something on this phone. */
export function ofOthers<W extends Waiting>(items: readonly W[], owner: string | null): W[] {
  return items.filter(({ ownerId }) => ownerId !== undefined && ownerId !== owner);
}

/** What is sent later says when it was: an answer in time stays in time, and a view seen before news is not the news. */
export function asPressed(item: Waiting): Waiting {
  const { pressedAt } = item;
  if (item.kind === 'answer') return { ...item, input: { ...item.input, at: item.input.at ?? pressedAt } };
  if (item.kind === 'read') return { ...item, input: { seen: item.input.seen ?? pressedAt } };
  return item;
}

/** Those of one kind. */
export function ofKind<K extends WaitingKind, W extends Waiting>(
  items: readonly W[],
  kind: K,
): Extract<W, { kind: K }>[] {
  return items.filter((item): item is Extract<W, { kind: K }> => item.kind === kind);
}

/** Those about one directive: the person's own answer and reading, problems found, answers for others and visits. */
export function aboutDirective<W extends Waiting>(items: readonly W[], id: string): W[] {
  return items.filter((item) => {
    if (item.kind === 'act') return false;
    return (item.kind === 'visit' ? item.input.directiveId : item.directiveId) === id;
  });
}

/** These add something and take nothing away, so they hold whatever others did in the meantime. */
const ADDITIVE: readonly Action[] = ['accept', 'progress', 'comment'];

/** The version to send: that of the answer to the action before it, if there was one. */
export function versionFor(item: WaitingAction, answered: ReadonlyMap<string, number>): number | undefined {
  if (ADDITIVE.includes(item.action)) return undefined;
  return answered.get(item.issueId) ?? item.version;
}

/** The next version of an issue is what the next action on it compares. */
export type Versions = Map<IssueView['id'], IssueView['version']>;

/**
 * A phone may still hold what an older version of the program kept: then there were only actions, and files were plain
 * paths.
 */
export function currentForm<W extends Waiting>(items: readonly W[]): W[] {
  return items.map((item) => {
    const kept: { kind?: WaitingKind; files: (UnsentPhoto | string)[] } = item;
    return { ...item, kind: kept.kind ?? 'act', files: kept.files.map(asUnsent) };
  });
}

function asUnsent(file: UnsentPhoto | string): UnsentPhoto {
  return typeof file === 'string' ? { path: file, field: 'photos', taken: null } : file;
}
