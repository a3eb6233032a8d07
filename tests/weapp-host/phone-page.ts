import type { Device } from './core/device';
import { text, type Dict } from './core/types';
import type { Page } from './stack/page';
import { dispatch } from './tree/dispatch';
import { describe, findAll, type Locator } from './tree/find';
import { idOf, visibleText, walk, type ViewElement } from './tree/node';
import { checkedValues, disabledAt, formValue, nativeAct, outline, readable, type NativeAct } from './tree/native';
import { openTypes } from './wx/open-types';

/** WeChat's fields stop at this many characters unless told otherwise. */
const DEFAULT_MAX_LENGTH = 140;

export interface ActOptions {
  /** Wait until the phone is quiet again; `false` to look at what shows meanwhile. Default true. */
  settle?: boolean;
}

/** One page under a person's finger. Get it afresh from `host.page` after each step that may change pages. */
export class PhonePage {
  constructor(
    private readonly page: Page,
    private readonly device: Device,
    private readonly settle: () => Promise<void>,
  ) {}

  get path(): string {
    return this.page.file;
  }

  /** The query as the page received it: WeChat does not decode it. */
  get query(): Dict {
    return this.page.query;
  }

  get title(): string {
    return text(this.page.json.navigationBarTitleText ?? this.device.bundle.app.window?.navigationBarTitleText);
  }

  get tree(): Page['tree'] {
    return this.page.tree;
  }

  /** Everything a person can read, one line a block. */
  text(): string {
    return readable(this.page.tree);
  }

  findAll(locator: Locator): ViewElement[] {
    return findAll(this.page.tree, locator);
  }

  has(locator: Locator): boolean {
    return this.findAll(locator).length > 0;
  }

  find(locator: Locator): ViewElement {
    const [first] = this.findAll(locator);
    if (!first) throw new Error(`${describe(locator)} is not on ${this.path}, which says:\n${this.text()}`);
    return first;
  }

  textOf(locator: Locator): string {
    return visibleText(this.find(locator));
  }

  /** A finger on an element. Fails on a disabled control, and when neither the app nor the phone does anything. */
  async tap(locator: Locator, options: ActOptions = {}): Promise<void> {
    await this.tapElement(this.find(locator), options);
  }

  async tapElement(element: ViewElement, options: ActOptions = {}): Promise<void> {
    const disabled = disabledAt(element);
    if (disabled) throw new Error(`${outline(disabled)} on ${this.path} is disabled`);
    const native = nativeAct(element, this.page.tree);
    this.device.inTap = true;
    let handlers: number;
    try {
      handlers = this.send(element, 'tap', null);
    } finally {
      this.device.inTap = false;
    }
    if (handlers === 0 && native.kind === 'none') {
      throw new Error(`nothing listens to a tap on ${outline(element)} of ${this.path}`);
    }
    await this.act(native);
    if (options.settle !== false) await this.settle();
  }

  async longPress(locator: Locator, options: ActOptions = {}): Promise<void> {
    await this.fire(locator, 'longpress', undefined, options);
  }

  /** Type into a field: it is focused, receives the words, and loses the focus. */
  async input(locator: Locator, words: string, options: ActOptions = {}): Promise<void> {
    const field = this.field(locator);
    const limit = Number(field.attrs.maxlength ?? DEFAULT_MAX_LENGTH);
    const value = limit >= 0 ? words.slice(0, limit) : words;
    this.send(field, 'focus', { value: text(field.attrs.value), height: 0 });
    this.page.fill(field, 'value', value);
    const handlers = this.send(field, 'input', { value, cursor: value.length, keyCode: 0 });
    if (handlers === 0 && text(field.attrs.name) === '')
      throw new Error(`nothing listens to ${outline(field)} of ${this.path}`);
    await this.settle();
    this.send(field, 'blur', { value, cursor: value.length });
    if (options.settle !== false) await this.settle();
  }

  /** The keyboard's own "done" or "search" key. */
  async confirm(locator: Locator, options: ActOptions = {}): Promise<void> {
    const field = this.field(locator);
    await this.fireOn(field, 'confirm', { value: text(field.attrs.value) }, options);
  }

  /** Choose in a picker, slider or swiper; the value is what its `change` event carries. */
  async change(locator: Locator, value: unknown, options: ActOptions = {}): Promise<void> {
    const found = this.find(locator);
    const element = this.changeable(found);
    if (disabledAt(element)) throw new Error(`${outline(element)} on ${this.path} is disabled`);
    const range = element.attrs.range;
    if (element.tag === 'picker' && Array.isArray(range) && typeof value === 'number' && !(value in range)) {
      throw new Error(`${outline(element)} has ${range.length} choices, there is no number ${value}`);
    }
    this.page.fill(element, 'value', value);
    await this.fireOn(element, 'change', { value }, options);
  }

  /** Any other event, by the name the WXML binds. Fails when nothing listens. */
  async fire(locator: Locator, type: string, detail?: unknown, options: ActOptions = {}): Promise<void> {
    await this.fireOn(this.find(locator), type, detail, options);
  }

  async fireOn(element: ViewElement, type: string, detail: unknown, options: ActOptions = {}): Promise<void> {
    if (this.send(element, type, detail) === 0) {
      throw new Error(`nothing listens to ${type} of ${outline(element)} on ${this.path}`);
    }
    if (options.settle !== false) await this.settle();
  }

  private send(element: ViewElement, type: string, detail: unknown): number {
    try {
      const heard = dispatch(element, type, detail, this.device.realm);
      for (const missing of heard.missing) this.device.journal.error(missing, this.path);
      return heard.handlers;
    } catch (thrown) {
      this.device.journal.error(thrown, `${this.path} ${type} of ${outline(element)}`);
      return 1;
    } finally {
      this.device.activity.touch();
    }
  }

  private field(locator: Locator): ViewElement {
    const found = this.find(locator);
    const isField = (one: ViewElement): boolean => one.tag === 'input' || one.tag === 'textarea';
    const field = isField(found) ? found : [...walk(found.children)].find(isField);
    if (!field) throw new Error(`${outline(found)} on ${this.path} is no field`);
    if (disabledAt(field)) throw new Error(`${outline(field)} on ${this.path} is disabled`);
    return field;
  }

  private changeable(found: ViewElement): ViewElement {
    for (let one: ViewElement | null = found; one; one = one.parent) {
      if (['picker', 'slider', 'swiper', 'picker-view', 'input', 'textarea'].includes(one.tag)) return one;
    }
    return found;
  }

  private async act(native: NativeAct): Promise<void> {
    if (native.kind === 'toggle') this.toggle(native.control, native.group);
    else if (native.kind === 'submit') this.send(native.form, 'submit', { value: formValue(native.form) });
    else if (native.kind === 'reset') this.send(native.form, 'reset', {});
    else if (native.kind === 'open') {
      await openTypes(this.device, native.types, native.button, (type, detail) =>
        this.send(native.button, type, detail),
      );
    } else if (native.kind === 'navigate') {
      const how = text(native.navigator.attrs['open-type']) || 'navigate';
      const url = text(native.navigator.attrs.url);
      if (how === 'navigateBack') await this.device.stack.navigateBack(1);
      else if (how === 'switchTab') await this.device.stack.switchTab(url);
      else if (how === 'redirect') await this.device.stack.redirectTo(url);
      else await this.device.stack.navigateTo(url);
    }
  }

  private toggle(control: ViewElement, group: ViewElement | null): void {
    const was = control.attrs.checked === true || control.attrs.checked === 'true';
    if (control.tag === 'radio' && was) return;
    if (control.tag === 'radio' && group) {
      for (const one of walk(group.children)) if (one.tag === 'radio') this.page.fill(one, 'checked', false);
    }
    this.page.fill(control, 'checked', !was);
    if (control.tag === 'switch') this.send(control, 'change', { value: !was });
    else if (group) {
      const values = checkedValues(group, control.tag);
      this.send(group, 'change', { value: control.tag === 'radio' ? text(values[0]) : values });
    }
  }

  /** The ids on the page, for a story's own overview. */
  ids(): string[] {
    return [...walk(this.page.tree)].map(idOf).filter((id) => id !== '');
  }
}
