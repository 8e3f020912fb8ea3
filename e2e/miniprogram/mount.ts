/** `<realname-button>` in a page, run by glass-easel in Node: its own WXML and JS, and a stand-in for the host's button. */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import * as glassEasel from "glass-easel";
import { type CodeSpace, MiniProgramEnv } from "glass-easel-miniprogram-adapter";
import { TmplGroup } from "glass-easel-template-compiler";
import { root } from "../house/repository.ts";

const DIST = join(root, "packages/miniprogram/miniprogram_dist");
const COMPONENT = "realname-button/index";
const BUTTON_PROPERTIES = ["openType", "categoryId", "type", "size", "disabled", "loading"];

/** What a host tells of itself, and does: the functions of its `wx`. */
export type Wx = Readonly<Record<string, (...given: never[]) => unknown>>;

export interface Mounted {
  /** What the host's button is told: its attributes. */
  button(): Record<string, unknown>;
  /** What stands on it when the page writes nothing. */
  label(): string;
  /** What the page itself says, in its `<view>`. */
  text(): string;
  /** What a finger does to it: nothing while it is disabled. */
  tap(): void;
  /** What the host does in the end. */
  answer(detail: unknown): void;
  /** The page changes what it gives the button. */
  set(data: Readonly<Record<string, unknown>>): void;
  show(): void;
  leave(): void;
  /** What the page heard: names and details. */
  readonly events: readonly { readonly name: string; readonly detail: unknown }[];
}

/** The sources of a page with one `<realname-button>`. */
export interface PageSources {
  readonly json: string;
  readonly wxml: string;
  readonly js: string;
}

const PAGE: PageSources = {
  json: '{ "usingComponents": { "realname-button": "@shiming/miniprogram/realname-button/index" } }',
  wxml: `<realname-button category-id="{{category}}" lang="{{lang}}" type="{{type}}" size="{{size}}"
    disabled="{{disabled}}" bind:success="heard" bind:fail="heard" />`,
  js: `Page({
    data: { category: [99, 904], lang: "", type: "default", size: "default", disabled: false },
    heard: ({ type, detail }) => wx.heard(type, detail),
  });`,
};

/** @param data of the page: `category`, `lang`, `type`, `size`, `disabled` */
export function mount(wx: Wx, data: Readonly<Record<string, unknown>> = {}, sources = PAGE): Mounted {
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace("", true);
  defineHostElements(space.getComponentSpace());
  addComponent(space, wx);
  const events: { name: string; detail: unknown }[] = [];
  addPage(space, sources, { ...wx, heard: (name: string, detail: unknown) => events.push({ name, detail }) });
  const backend = env.associateBackend(new glassEasel.EmptyBackendContext());
  const page = backend.createRoot("body", space, "page").getComponent();
  page.setData(data);
  glassEasel.Element.pretendAttached(page);
  const component = theComponentOf(page);
  const button = () => find(component, ".realname-button");
  return {
    events,
    button: () => attributesOf(button()),
    label: () => textOf(find(component, ".realname-button__label")),
    text: () => textOf(find(page, ".message")),
    tap: () => {
      if (!attributesOf(button()).disabled) button().triggerEvent("tap", {});
    },
    answer: (detail) => button().triggerEvent("getrealnameauthinfo", detail),
    set: (changes) => page.setData(changes),
    show: () => page.triggerPageLifetime("show", []),
    leave: () => glassEasel.Element.pretendDetached(page),
  };
}

function defineHostElements(space: glassEasel.ComponentSpace): void {
  const properties = Object.fromEntries(BUTTON_PROPERTIES.map((name) => [name, null]));
  for (const [tag, own] of Object.entries({ button: properties, view: {} })) {
    const definition = { properties: own, template: compile("<slot />") };
    space.setGlobalUsingComponent(tag, space.define(tag).definition(definition).registerComponent());
  }
}

function addComponent(space: CodeSpace, wx: Wx): void {
  space.addComponentStaticConfig(COMPONENT, JSON.parse(read(`${COMPONENT}.json`)));
  space.addCompiledTemplate(COMPONENT, compile(read(`${COMPONENT}.wxml`)));
  space.componentEnv(COMPONENT, ({ Component }) => {
    runModule(`${COMPONENT}.js`, { Component, wx });
  });
}

function addPage(space: CodeSpace, { json, wxml, js }: PageSources, wx: object): void {
  space.addComponentStaticConfig("page", JSON.parse(json.replace("@shiming/miniprogram/", "/")));
  space.addCompiledTemplate("page", compile(wxml));
  space.componentEnv("page", ({ Page }) =>
    new Function("Page", "wx", "console", js)(Page, wx, { warn() {} }),
  );
}

/** A module and those that it requires, as a mini program's host runs them. */
function runModule(file: string, globals: Readonly<Record<string, unknown>>): unknown {
  const module = { exports: {} as unknown };
  const require = (path: string) => runModule(posix.join(posix.dirname(file), path), globals);
  const names = ["module", "require", ...Object.keys(globals)];
  new Function(...names, read(file))(module, require, ...Object.values(globals));
  return module.exports;
}

function read(file: string): string {
  return readFileSync(join(DIST, file), "utf8");
}

function compile(wxml: string): glassEasel.template.ComponentTemplate {
  const group = new TmplGroup();
  const mistakes: unknown[] = group.addTmpl("", wxml);
  if (mistakes.length > 0) throw new Error(`the template has ${mistakes.length} mistakes`);
  const groupList = new Function(`return ${group.getTmplGenObjectGroups()}`)();
  group.free();
  return { groupList, content: groupList[""] };
}

function theComponentOf(page: glassEasel.GeneralComponent): glassEasel.GeneralComponent {
  const children = page.getShadowRoot()?.childNodes.map((node) => node.asGeneralComponent()) ?? [];
  const found = children.find((child) => child?.is === COMPONENT);
  if (!found) throw new Error("the page has no <realname-button>");
  return found;
}

function find(within: glassEasel.GeneralComponent, selector: string): glassEasel.GeneralComponent {
  const found = within.getShadowRoot()?.querySelector(selector)?.asGeneralComponent();
  if (!found) throw new Error(`${selector} is not there`);
  return found;
}

function attributesOf(button: glassEasel.GeneralComponent): Record<string, unknown> {
  return Object.fromEntries(BUTTON_PROPERTIES.map((name) => [name, button.data[name]]));
}

function textOf(element: glassEasel.GeneralComponent): string {
  return element.childNodes.map((child) => child.asTextNode()?.textContent ?? "").join("");
}
