import type { FaultMode } from './faults';
import type { SandboxMessage } from './platform';
import type { PushTarget } from './push';

export interface FaultOrder {
  /** Last part of the path: jscode2session, stable_token, getuserphonenumber, send, msg_sec_check, media_check_async. */
  api: string;
  errcode?: number;
  mode?: FaultMode;
  /** Default 1. */
  times?: number;
}

/** The sandbox's controls as calls, for tests. Each rejects when the sandbox says no. */
export class SandboxControls {
  constructor(private readonly url: string) {}

  people(): Promise<{ key: string; openid: string; name: string; phone: string }[]> {
    return this.call('GET', 'people');
  }

  async openidOf(person: string): Promise<string> {
    const found = (await this.people()).find(({ key }) => key === person);
    if (!found) throw new Error(`no such person: ${person}`);
    return found.openid;
  }

  /** A login code; asking for one is a visit to the mini-program. */
  async code(person: string): Promise<string> {
    return (await this.call<{ code: string }>('POST', 'codes', { person })).code;
  }

  async phoneCode(person: string): Promise<string> {
    return (await this.call<{ code: string }>('POST', 'phone-codes', { person })).code;
  }

  async subscribe(person: string, templateId: string, count = 1): Promise<void> {
    await this.call('POST', 'subscriptions', { person, templateId, count });
  }

  messages(): Promise<SandboxMessage[]> {
    return this.call('GET', 'messages');
  }

  pushes(): Promise<{ event: string; tries: number; isAccepted: boolean }[]> {
    return this.call('GET', 'pushes');
  }

  calls(): Promise<Record<string, number>> {
    return this.call('GET', 'calls');
  }

  async fault(order: FaultOrder): Promise<void> {
    await this.call('POST', 'faults', order);
  }

  /** Also lets the answers go that a `slow` fault holds. */
  async clearFaults(): Promise<void> {
    await this.call('DELETE', 'faults');
  }

  /** Every token the platform has issued stops working. */
  async forgetTokens(): Promise<void> {
    await this.call('DELETE', 'tokens');
  }

  async pushTo(target: PushTarget): Promise<void> {
    await this.call('PUT', 'push-target', target);
  }

  private async call<T>(method: string, control: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/sandbox/${control}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`sandbox ${method} ${control}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
