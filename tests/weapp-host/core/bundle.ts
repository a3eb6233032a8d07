import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
}

export interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  window?: WindowConfig;
  tabBar?: { color?: string; selectedColor?: string; backgroundColor?: string; custom?: boolean; list: TabItem[] };
  requiredPrivateInfos?: string[];
  usingComponents?: Record<string, string>;
  lazyCodeLoading?: string;
  themeLocation?: string;
}

export interface PageJson extends WindowConfig {
  usingComponents?: Record<string, string>;
  component?: boolean;
}

/** The files of one built mini-program. Paths are relative to its root, with forward slashes. */
export class Bundle {
  readonly app: AppJson;
  /** Every page, sub-package pages included, as `getCurrentPages()` names them. */
  readonly pages: readonly string[];
  private readonly packageRoots: readonly string[];

  private constructor(
    readonly root: string,
    private readonly changed: ReadonlyMap<string, string>,
  ) {
    this.app = JSON.parse(this.read('app.json')) as AppJson;
    const packages = this.app.subPackages ?? this.app.subpackages ?? [];
    this.packageRoots = packages.map((one) => `${one.root.replace(/\/$/, '')}/`);
    this.pages = [
      ...this.app.pages,
      ...packages.flatMap((one) => one.pages.map((page) => path.posix.join(one.root, page))),
    ];
  }

  static open(root: string): Bundle {
    if (!existsSync(path.join(root, 'app.json'))) throw new Error(`no built mini-program in ${root}: app.json missing`);
    return new Bundle(root, new Map());
  }

  /** The files changed in memory, by path. */
  get changes(): ReadonlyMap<string, string> {
    return this.changed;
  }

  /** The same mini-program with one file changed in memory; the mutation check lives on it. */
  with(file: string, content: string): Bundle {
    return new Bundle(this.root, new Map(this.changed).set(file, content));
  }

  has(file: string): boolean {
    const full = path.join(this.root, file);
    return this.changed.has(file) || (existsSync(full) && statSync(full).isFile());
  }

  read(file: string): string {
    return this.changed.get(file) ?? readFileSync(path.join(this.root, file), 'utf8');
  }

  bytes(file: string): Buffer {
    return readFileSync(path.join(this.root, file));
  }

  pageJson(page: string): PageJson {
    return this.has(`${page}.json`) ? (JSON.parse(this.read(`${page}.json`)) as PageJson) : {};
  }

  /** The sub-package a file belongs to, or '' for the main package. */
  packageOf(file: string): string {
    return this.packageRoots.find((root) => file.startsWith(root)) ?? '';
  }

  isTab(page: string): boolean {
    return this.app.tabBar?.list.some((item) => item.pagePath === page) ?? false;
  }

  files(extension: string): string[] {
    return readdirSync(this.root, { recursive: true, encoding: 'utf8' })
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => file.endsWith(extension))
      .sort();
  }
}
