import type { LngLat, PhotoView, SubmitIssue, Urgency } from '@hongqi/shared';

export interface Intake {
  source: 'phone' | 'window';
  text: string;
  /** Empty: not chosen. */
  categoryCode: string;
  urgency: Urgency;
  /** gcj02 */
  position: LngLat | null;
  address: string;
  photos: PhotoView[];
  anonymous: boolean;
}

export const EMPTY_INTAKE: Intake = {
  source: 'phone',
  text: '',
  categoryCode: '',
  urgency: 'normal',
  position: null,
  address: '',
  photos: [],
  anonymous: false,
};

/** An address without a point cannot be a place; it is kept in the words instead of being lost. */
export function submissionOf(intake: Intake, submissionKey: string): SubmitIssue {
  const address = intake.address.trim();
  const text = intake.text.trim();
  const { position, categoryCode, source, urgency, anonymous } = intake;
  return {
    submissionKey,
    source,
    urgency,
    anonymous,
    text: !position && address ? `${text}\n地点：${address}`.trim() : text,
    ...(categoryCode ? { categoryCode } : {}),
    ...(position ? { place: { lng: position[0], lat: position[1], address } } : {}),
    ...(intake.photos.length ? { photos: intake.photos.map(({ id }) => id) } : {}),
  };
}
