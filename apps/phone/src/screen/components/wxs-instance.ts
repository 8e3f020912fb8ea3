/** An element as the scripts of a template (WXS) know it: they change what it looks like without its page hearing of it. */
import { Component, type Element, type GeneralComponent } from "glass-easel";

/** glass-easel's `StyleSegmentIndex` for what is beside the template's own classes and style. */
const ANIMATION_EXTRA = 2;

const instances = new WeakMap<Element, WxsInstance>();

/** The same one every time: a script compares them, and keeps its state with them. */
export function instanceOf(node: Element): WxsInstance {
  const known = instances.get(node) ?? new WxsInstance(node);
  instances.set(node, known);
  return known;
}

class WxsInstance {
  readonly #node: Element;
  readonly #state = {};
  readonly #style = new Map<string, string>();

  constructor(node: Element) {
    this.#node = node;
  }

  selectComponent(selector: string): WxsInstance | null {
    return this.selectAllComponents(selector)[0] ?? null;
  }

  selectAllComponents(selector: string): WxsInstance[] {
    const within = this.#node.asGeneralComponent()?.getShadowRoot();
    return within?.querySelectorAll(selector).map(instanceOf) ?? [];
  }

  /** What was set before stays, unless it is set anew. */
  setStyle(style: string | Readonly<Record<string, unknown>>): void {
    const declarations = typeof style === "string" ? parseStyle(style) : Object.entries(style);
    for (const [name, value] of declarations) this.#style.set(name, String(value));
    const text = [...this.#style].map(([name, value]) => `${name}:${value}`).join(";");
    this.#node.setNodeStyle(text, ANIMATION_EXTRA);
  }

  addClass(name: string): void {
    this.#node.classList?.toggle(name, true, ANIMATION_EXTRA);
  }

  removeClass(name: string): void {
    this.#node.classList?.toggle(name, false, ANIMATION_EXTRA);
  }

  hasClass(name: string): boolean {
    const segments = [0, ANIMATION_EXTRA];
    return segments.some((segment) => this.#node.classList?.contains(name, segment));
  }

  getDataset(): Element["dataset"] {
    return this.#node.dataset;
  }

  getState(): object {
    return this.#state;
  }

  callMethod(name: string, argument?: unknown): void {
    const component = this.#node.asGeneralComponent();
    if (component) Component.getMethod(component, name)?.call(component.getMethodCaller(), argument);
  }

  triggerEvent(name: string, detail?: unknown, options?: object): void {
    this.#node.triggerEvent(name, detail, options);
  }

  getBoundingClientRect() {
    const { left, top, width, height, right, bottom } = this.#dom().getBoundingClientRect();
    return { left, top, width, height, right, bottom };
  }

  getComputedStyle(names: readonly string[]): Record<string, string> {
    const style = getComputedStyle(this.#dom());
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  }

  requestAnimationFrame(callback: () => void): void {
    requestAnimationFrame(callback);
  }

  setTimeout(callback: () => void, milliseconds?: number): number {
    return window.setTimeout(callback, milliseconds);
  }

  clearTimeout(timer: number): void {
    clearTimeout(timer);
  }

  #dom(): HTMLElement {
    return this.#node.getBackendElement() as unknown as HTMLElement;
  }
}

function parseStyle(text: string): [string, string][] {
  const { style } = document.createElement("div");
  style.cssText = text;
  return [...style].map((name) => [name, style.getPropertyValue(name)]);
}

/** The component that a caller of the adapter stands for. */
export function nodeOfCaller(caller: unknown): GeneralComponent {
  return (caller as { _$?: GeneralComponent })._$ ?? (caller as GeneralComponent);
}
