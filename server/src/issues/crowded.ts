import { AppError } from '@hongqi/shared';

const TRIES = 8;

/** Someone else was writing to a lead or a parent at the same moment; the whole transaction can simply be tried again. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
}

/** Whoever writes to an issue that this one hangs together with is let through first; many may do so in one second. */
export async function letOthersThrough(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Crowded)) throw error;
      if (tries >= TRIES) throw new AppError('BUSY');
    }
  }
}
