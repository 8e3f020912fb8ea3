/** A mini program as the compiler hands it to the screen: everything that a phone needs, and nothing that runs by itself. */

/** Where something is wrong in a mini program's sources, in words for its developer. */
export interface Problem {
  /** Relative to the mini program's folder, with `/`. */
  readonly file: string;
  /** From 1; absent where the whole file is meant. */
  readonly line?: number | undefined;
  /** From 1. */
  readonly column?: number | undefined;
  /** In English, or as another program or the mini program itself said it. */
  readonly message: string;
  /** In Chinese, where the sentence is the compiler's own. */
  readonly messageZh?: string | undefined;
  /** What is an error keeps a page from being shown. */
  readonly severity: "error" | "warning";
  /** Of a compiler's error: the pages that need what it is in. Absent where that is the whole mini program. */
  readonly pages?: readonly string[] | undefined;
}

/** The message in the language that is named as `zh`, `zh_CN` or `en` are. */
export function messageIn({ message, messageZh }: Problem, language: string): string {
  return language.startsWith("zh") ? (messageZh ?? message) : message;
}

export interface MiniProgramBundle {
  /** Changes whenever any source does. */
  readonly digest: string;
  readonly app: AppConfig;
  /** Every JavaScript file by its path with `.js`, those of npm packages under `miniprogram_npm/PACKAGE/…`. */
  readonly modules: Readonly<Record<string, string>>;
  /** By path without an extension, as `usingComponents` resolves to; pages are components, too. */
  readonly components: Readonly<Record<string, ComponentSource>>;
  /** JavaScript: an expression, whose value is glass-easel's generator object of every template, by path without `.wxml`. */
  readonly templates: string;
  /** `app.wxss` as CSS. */
  readonly appStyle: string;
  /** What the compiler found. A bundle with errors is still a bundle: the screen shows them. */
  readonly problems: readonly Problem[];
}

export interface ComponentSource {
  readonly json: ComponentConfig;
  /** CSS whose classes carry the prefix of `styleScope`; "" where there is no WXSS. */
  readonly style: string;
  /** The name that glass-easel prefixes classes with: `NAME--class`; "" where classes are shared, as those of a page are. */
  readonly styleScope: string;
}

export interface ComponentConfig {
  readonly component?: boolean;
  readonly styleIsolation?: string;
  /**
   * By tag, with those of `app.json`; the values are resolved: paths without an extension from the root of the mini
   * program, with a leading `/`. The defaults of `componentGenerics` are, too.
   */
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, true | { readonly default: string }>>;
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: string;
  readonly navigationStyle?: string;
  readonly backgroundColor?: string;
  readonly disableScroll?: boolean;
  /** Pixels from the end at which `onReachBottom` comes. */
  readonly onReachBottomDistance?: number;
  readonly [other: string]: unknown;
}

/** `app.json`, with `ext.json` where there is one. */
export interface AppConfig {
  readonly pages: readonly string[];
  readonly window?: Partial<ComponentConfig>;
  readonly tabBar?: TabBar;
  /** Milliseconds. */
  readonly networkTimeout?: { readonly request?: number };
  /** For `wx.getExtConfigSync`. */
  readonly ext?: Readonly<Record<string, unknown>>;
}

/** The component that draws the tab bar where the mini program does so itself. */
export const OWN_TAB_BAR = "custom-tab-bar/index";

export interface TabBar {
  /** Whether {@link OWN_TAB_BAR} draws it. */
  readonly custom?: boolean;
  readonly color?: string;
  readonly selectedColor?: string;
  readonly backgroundColor?: string;
  readonly borderStyle?: string;
  readonly list: readonly {
    readonly pagePath: string;
    readonly text: string;
    readonly iconPath?: string;
    readonly selectedIconPath?: string;
  }[];
}
