import { messageOf } from './core/types';
import type { Bundle } from './index';

/** One way to break a built mini-program that a phone would notice. */
export interface Mutation {
  name: string;
  apply: (bundle: Bundle) => Bundle;
}

/** Runs a flow on a bundle and gives the complaints it ended with; a flow that throws has noticed as well. */
export type Flow = (bundle: Bundle) => Promise<string[]>;

/** Code put in front of a script. */
export function before(name: string, file: string, code: string): Mutation {
  return { name, apply: (bundle) => bundle.with(file, `${code}\n${bundle.read(file)}`) };
}

/** A piece of text lost from every file of a kind, such as a binding from the templates. */
export function lost(name: string, extension: '.wxml' | '.js', piece: RegExp, instead = ''): Mutation {
  return {
    name,
    apply: (bundle) =>
      bundle.files(extension).reduce((changed, file) => {
        const content = changed.read(file);
        const left = content.replace(piece, instead);
        return left === content ? changed : changed.with(file, left);
      }, bundle),
  };
}

/** app.json changed. */
export function appJson(name: string, change: (app: Bundle['app']) => Bundle['app']): Mutation {
  return { name, apply: (bundle) => bundle.with('app.json', JSON.stringify(change(bundle.app))) };
}

function withoutPage(app: Bundle['app'], page: string): Bundle['app'] {
  const packages = app.subPackages ?? app.subpackages ?? [];
  return {
    ...app,
    pages: app.pages.filter((one) => one !== page),
    subPackages: packages.map(({ root, pages }) => ({ root, pages: pages.filter((one) => `${root}/${one}` !== page) })),
  };
}

/** The mutations that need nothing but a bundle: what a framework or a careless import does to any mini-program. */
export function commonMutations(bundle: Bundle, page: string): Mutation[] {
  const tab = bundle.app.tabBar?.list[0]?.pagePath ?? page;
  const packaged = bundle.files('.js').find((file) => bundle.packageOf(file) !== '') ?? '';
  return [
    lost('taps are lost', '.wxml', /\b(?:bind|catch)tap="[^"]*"/g),
    lost('typing is lost', '.wxml', /\bbindinput="[^"]*"/g),
    appJson('a page is missing from app.json', (app) => withoutPage(app, page)),
    appJson('chooseLocation is not declared', (app) => ({ ...app, requiredPrivateInfos: [] })),
    before(
      'navigateTo goes to a tab page',
      'app.js',
      `wx.navigateTo = ((go) => (o) => go({ ...o, url: '/${tab}' }))(wx.navigateTo);`,
    ),
    before('URLSearchParams is used', 'app.js', "new URLSearchParams('a=1');"),
    before('window is used', 'app.js', 'window.addEventListener("load", () => undefined);'),
    before('code is made from a string', 'app.js', 'new Function("return 1")();'),
    before(
      'the subscription is asked after a timer',
      'app.js',
      'wx.requestSubscribeMessage = ((ask) => (o) => void setTimeout(() => ask(o), 0))(wx.requestSubscribeMessage);',
    ),
    before('the main package requires a sub-package', 'app.js', `require('./${packaged}');`),
  ];
}

/**
 * Run the flow on every mutation and name those it did not notice. A mutation that changed nothing is an error: it
 * would count as survived, or worse as caught, without having been tried.
 */
export async function survivors(bundle: Bundle, mutations: readonly Mutation[], flow: Flow): Promise<string[]> {
  const missed: string[] = [];
  for (const mutation of mutations) {
    const broken = mutation.apply(bundle);
    const differs = [...broken.changes].some(([file, content]) => content !== bundle.read(file));
    if (!differs) throw new Error(`mutation "${mutation.name}" changed nothing`);
    const complaints = await flow(broken).catch((thrown: unknown) => [messageOf(thrown)]);
    if (complaints.length === 0) missed.push(mutation.name);
  }
  return missed;
}
