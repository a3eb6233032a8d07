import { Injectable } from '@nestjs/common';
import { isWorkday } from 'chinese-days';
import type { WorkCalendar } from '@hongqi/shared';
import { Config } from '../config';

/** The State Council's working days with their make-up Saturdays, and the street's office hours. */
@Injectable()
export class Calendar implements WorkCalendar {
  readonly officeHours: WorkCalendar['officeHours'];
  private readonly known = new Map<string, boolean>();

  constructor(config: Config) {
    this.officeHours = config.officeHours.split(',').map((span) => {
      const [from = 0, to = 0] = span.split('-').map(minutesOfDay);
      if (from >= to) throw new Error(`OFFICE_HOURS: ${span} ends before it begins`);
      return { from, to };
    });
  }

  isWorkingDay(localDate: string): boolean {
    let answer = this.known.get(localDate);
    if (answer === undefined) {
      answer = isWorkday(localDate);
      this.known.set(localDate, answer);
    }
    return answer;
  }
}

function minutesOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
