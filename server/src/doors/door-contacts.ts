import { Injectable } from '@nestjs/common';
import { Secrets } from '../system/secrets';
import type { Contact } from './door-words';

/** Whom to call at a door: given by the household, kept sealed, opened for one look at a time. */
@Injectable()
export class DoorContacts {
  constructor(private readonly secrets: Secrets) {}

  seal({ name, phone }: Contact): string {
    return this.secrets.seal(JSON.stringify({ name, phone }));
  }

  open(sealed: string): Contact {
    return JSON.parse(this.secrets.unseal(sealed)) as Contact;
  }
}
