import { text, type Dict } from '../core/types';
import { ancestors, classesOf, flag, idOf, walk, type ViewElement, type ViewNode } from './node';

const CONTROLS = new Set(['checkbox', 'radio', 'switch', 'button', 'input', 'textarea', 'picker']);

/** What the phone's own components do with a tap, before or beside the app's handlers. */
export type NativeAct =
  | { kind: 'toggle'; control: ViewElement; group: ViewElement | null }
  | { kind: 'submit' | 'reset'; form: ViewElement }
  | { kind: 'open'; button: ViewElement; types: string[] }
  | { kind: 'navigate'; navigator: ViewElement }
  | { kind: 'none' };

export function nearest(element: ViewElement, tag: string): ViewElement | null {
  return ancestors(element).find((one) => one.tag === tag) ?? null;
}

/** The disabled control a tap would land on, if any: nobody can tap it, so a story must not either. */
export function disabledAt(element: ViewElement): ViewElement | undefined {
  return ancestors(element).find((one) => CONTROLS.has(one.tag) && flag(one, 'disabled'));
}

export function nativeAct(target: ViewElement, tree: readonly ViewNode[]): NativeAct {
  for (const element of ancestors(target)) {
    if (['checkbox', 'radio', 'switch'].includes(element.tag)) return toggle(element);
    if (element.tag === 'button') return pressed(element);
    if (element.tag === 'navigator') return { kind: 'navigate', navigator: element };
    if (element.tag === 'label') {
      const named = text(element.attrs.for);
      const within = [...walk(named === '' ? element.children : tree)];
      const control = within.find((one) => (named === '' ? CONTROLS.has(one.tag) : idOf(one) === named));
      if (control && !flag(control, 'disabled')) return nativeAct(control, tree);
    }
  }
  return { kind: 'none' };
}

function toggle(control: ViewElement): NativeAct {
  const group = control.tag === 'switch' ? null : nearest(control, `${control.tag}-group`);
  return { kind: 'toggle', control, group };
}

function pressed(button: ViewElement): NativeAct {
  const formType = text(button.attrs['form-type']);
  const form = nearest(button, 'form');
  if (form && (formType === 'submit' || formType === 'reset')) return { kind: formType, form };
  const types = text(button.attrs['open-type']).split('|').filter(Boolean);
  return types.length > 0 ? { kind: 'open', button, types } : { kind: 'none' };
}

/** The value of every named field in a form, as `submit` carries it. */
export function formValue(form: ViewElement): Dict {
  const value: Dict = {};
  for (const element of walk(form.children)) {
    const name = text(element.attrs.name);
    if (name === '') continue;
    if (element.tag === 'switch') value[name] = flag(element, 'checked');
    else if (element.tag === 'checkbox-group') value[name] = checkedValues(element, 'checkbox');
    else if (element.tag === 'radio-group') value[name] = checkedValues(element, 'radio')[0] ?? '';
    else value[name] = element.attrs.value ?? '';
  }
  return value;
}

export function checkedValues(group: ViewElement, tag: string): string[] {
  return [...walk(group.children)]
    .filter((one) => one.tag === tag && flag(one, 'checked'))
    .map((one) => text(one.attrs.value));
}

const INLINE = new Set(['text', 'span']);

/** The page as lines of words, for assertions and for failing stories to quote. */
export function readable(nodes: readonly ViewNode[]): string {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  const visit = (node: ViewNode): void => {
    if (node.kind === 'text') {
      line += node.text;
      return;
    }
    if (flag(node, 'hidden') || /display:\s*none/.test(text(node.attrs.style))) return;
    if (node.tag === 'input' || node.tag === 'textarea') {
      end();
      line = text(node.attrs.value) || text(node.attrs.placeholder);
      end();
      return;
    }
    if (INLINE.has(node.tag) || node.virtual) {
      node.children.forEach(visit);
      return;
    }
    end();
    node.children.forEach(visit);
    end();
  };
  nodes.forEach(visit);
  end();
  return lines.join('\n');
}

/** An element as a person who debugs would write it. */
export function outline(element: ViewElement): string {
  const id = idOf(element) === '' ? '' : `#${idOf(element)}`;
  return `<${element.tag}${id}${classesOf(element)
    .map((name) => `.${name}`)
    .join('')}>`;
}
