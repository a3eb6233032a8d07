import { Injectable } from '@nestjs/common';
import pino, { type Logger as PinoLogger } from 'pino';
import { Config } from '../config';

/** JSON lines without personal data: ids, codes and durations only. */
@Injectable()
export class Logger {
  private readonly pino: PinoLogger;

  constructor(config: Config) {
    this.pino = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  info(facts: object, message: string): void {
    this.pino.info(facts, message);
  }

  warn(facts: object, message: string): void {
    this.pino.warn(facts, message);
  }

  error(facts: object, message: string): void {
    this.pino.error(facts, message);
  }
}
