import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type Actor, AppError, type Permission } from '@hongqi/shared';
import type { FastifyRequest } from 'fastify';

/** The signed-in person as a request carries them. `client` is where they signed in. */
export interface Me extends Actor {
  name: string;
  openid: string | null;
  hasPhone: boolean;
  tokenHash: string;
}

export interface AppRequest extends FastifyRequest {
  me?: Me;
}

export const ALLOW = 'access:allow';
export const OPEN = 'access:open';

/** Signed in, and with this permission. Every handler wears `@Allow` or `@Open`, or the server refuses to start. */
export const Allow = (permission: Permission): MethodDecorator => SetMetadata(ALLOW, permission);

/** For anyone, signed in or not; the sentence says why that is right. */
export const Open = (why: string): MethodDecorator => SetMetadata(OPEN, why);

export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Me => {
  const { me } = context.switchToHttp().getRequest<AppRequest>();
  if (!me) throw new AppError('NOT_SIGNED_IN');
  return me;
});

export function bearerToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization ?? '';
  return header.startsWith('Bearer ') ? header.slice('Bearer '.length) : null;
}
