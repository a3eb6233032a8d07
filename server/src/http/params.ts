import { Injectable, type PipeTransform } from '@nestjs/common';
import { type Action, ACTIONS, AppError, AREA_CODE, transition } from '@hongqi/shared';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Anything that cannot be an id is simply not there. */
@Injectable()
export class UlidParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!ULID.test(value)) throw new AppError('NOT_FOUND');
    return value;
  }
}

@Injectable()
export class AreaCodeParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!AREA_CODE.test(value)) throw new AppError('NOT_FOUND');
    return value;
  }
}

/** Actions people can take on an issue that exists; `submit` makes one and `refer` is the router's. */
@Injectable()
export class ActionName implements PipeTransform<string, Action> {
  transform(value: string): Action {
    const action = ACTIONS.find((name) => name === value);
    if (!action || transition(action).from.includes('none')) throw new AppError('NOT_FOUND');
    return action;
  }
}
