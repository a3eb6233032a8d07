import { Injectable, type PipeTransform } from '@nestjs/common';
import {
  type Action,
  ACTIONS,
  AppError,
  AREA_CODE,
  DIRECTIVE_ACTIONS,
  type DirectiveAction,
  directiveTransition,
  transition,
} from '@hongqi/shared';

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

/** What people do with a directive by its name; a draft is edited by saving it, and the platform's steps are its own. */
@Injectable()
export class DirectiveActionName implements PipeTransform<string, PersonsDirectiveAction> {
  transform(value: string): PersonsDirectiveAction {
    const action = DIRECTIVE_ACTIONS.filter(isPersons).find((name) => name === value);
    if (!action) throw new AppError('NOT_FOUND');
    return action;
  }
}

export type PersonsDirectiveAction = Exclude<DirectiveAction, 'edit' | 'start' | 'halt' | 'finish'>;

function isPersons(action: DirectiveAction): action is PersonsDirectiveAction {
  return action !== 'edit' && !directiveTransition(action).by.includes('deadline');
}
