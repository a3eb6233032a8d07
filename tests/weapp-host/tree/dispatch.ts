import type { Realm } from '../core/realm';
import { text, type Dict } from '../core/types';
import { ancestors, idOf, type ViewElement } from './node';

/** The events WeChat lets rise through the tree; every other one stays with its component. */
const BUBBLING = new Set([
  'tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'touchforcechange',
  'transitionend', 'animationstart', 'animationiteration', 'animationend',
]); // prettier-ignore

const BINDINGS = ['bind', 'catch', 'mut-bind'] as const;
const CAPTURES = ['capture-bind', 'capture-catch'] as const;

type Binding = (typeof BINDINGS)[number] | (typeof CAPTURES)[number];

function handlerOf(element: ViewElement, binding: Binding, type: string): string {
  return text(element.attrs[`${binding}:${type}`]) || text(element.attrs[`${binding}${type}`]);
}

export interface Heard {
  /** How many handlers ran. */
  handlers: number;
  /** Handlers the WXML names and the page does not have. */
  missing: string[];
}

/** Send one event through the tree: captured from the root down, then from the target up. */
export function dispatch(
  target: ViewElement,
  type: string,
  detail: unknown,
  realm: Realm,
  options: { bubbles?: boolean; extra?: Dict } = {},
): Heard {
  const heard: Heard = { handlers: 0, missing: [] };
  const rises = options.bubbles ?? BUBBLING.has(type);
  const path = rises ? ancestors(target) : [target];

  const call = (element: ViewElement, name: string): void => {
    const method = element.owner.method(name);
    if (!method) {
      heard.missing.push(
        `Component "${element.owner.file}" does not have a method "${name}" to handle event "${type}".`,
      );
      return;
    }
    heard.handlers += 1;
    method.call(element.owner.self, realm.give(eventOf(target, element, type, detail, options.extra)));
  };

  for (const element of [...path].reverse()) {
    for (const binding of CAPTURES) {
      const name = handlerOf(element, binding, type);
      if (name !== '') call(element, name);
      if (name !== '' && binding === 'capture-catch') return heard;
    }
  }
  let mutual = false;
  for (const element of path) {
    for (const binding of BINDINGS) {
      const name = handlerOf(element, binding, type);
      if (name === '' || (binding === 'mut-bind' && mutual)) continue;
      if (binding === 'mut-bind') mutual = true;
      call(element, name);
      if (binding === 'catch') return heard;
    }
  }
  return heard;
}

function eventOf(target: ViewElement, current: ViewElement, type: string, detail: unknown, extra?: Dict): Dict {
  const touch = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0, force: 1 };
  const ofTouch = type === 'tap' || type.startsWith('touch') || type.startsWith('long');
  return {
    type,
    timeStamp: Math.round(performance.now()),
    target: { id: idOf(target), dataset: target.dataset, offsetLeft: 0, offsetTop: 0 },
    currentTarget: { id: idOf(current), dataset: current.dataset, offsetLeft: 0, offsetTop: 0 },
    mark: {},
    detail: detail ?? (ofTouch ? { x: 0, y: 0 } : {}),
    ...(ofTouch ? { touches: [touch], changedTouches: [touch] } : {}),
    ...extra,
  };
}
