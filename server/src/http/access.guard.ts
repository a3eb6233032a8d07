import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AppError, may, type Permission } from '@hongqi/shared';
import { SessionService } from '../people/session.service';
import { ALLOW, type AppRequest, bearerToken, OPEN } from './access';

/** A missing permission is a refusal: at boot for a handler without one, at run time for a person without one. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (this.reflector.get<string>(OPEN, handler)) return true;

    const request = context.switchToHttp().getRequest<AppRequest>();
    const token = bearerToken(request);
    const me = token ? await this.sessions.personOf(token) : null;
    if (!me) throw new AppError('NOT_SIGNED_IN');
    request.me = me;

    const permission = this.reflector.get<Permission | undefined>(ALLOW, handler);
    if (!permission || !may(me, permission)) throw new AppError('NOT_ALLOWED');
    return true;
  }
}

/** Throws with the names of all handlers that nobody decided about. */
export function refuseUndecidedHandlers(
  discovery: DiscoveryService,
  scanner: MetadataScanner,
  reflector: Reflector,
): void {
  const undecided: string[] = [];
  for (const { instance, metatype } of discovery.getControllers()) {
    const prototype = Object.getPrototypeOf(instance) as object;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const handler: unknown = Reflect.get(prototype, name);
      if (typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) continue;
      if (!reflector.get(ALLOW, handler) && !reflector.get(OPEN, handler)) undecided.push(`${metatype?.name}.${name}`);
    }
  }
  if (undecided.length) throw new Error(`handlers without @Allow or @Open: ${undecided.join(', ')}`);
}
