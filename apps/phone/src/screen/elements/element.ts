/** How a built-in element is written: its properties with their defaults, its events, and what it does with the DOM. */
import type { GeneralComponent } from "glass-easel";
import type { Activation } from "./activation.ts";
import type { ElementContext } from "./context.ts";

export type Properties = Readonly<Record<string, unknown>>;

export interface ElementDefinition<P extends Properties> {
  /** Its tag. */
  readonly tag: string;
  /** By name, in camel case; the values are the defaults, and say the type. */
  readonly properties: P;
  /** Events of the original that never happen here, which is said where a template listens to one. */
  readonly unsupportedEvents?: readonly string[];
  /** The tag of a node around the content; without it, the content stands in the element itself. */
  readonly content?: string;
  create(self: BuiltIn<P>, context: ElementContext): Behaviour<P>;
}

/** An element in a page, as its own code sees it. */
export interface BuiltIn<P extends Properties> {
  readonly component: GeneralComponent;
  /** `<wx-view>` */
  readonly host: HTMLElement;
  /** The node of the DOM that the element's content stands in. */
  readonly content: HTMLElement;
  get<K extends keyof P & string>(name: K): P[K];
  /** Changes a property from within; `model:` bindings follow. */
  set<K extends keyof P & string>(name: K, value: P[K]): void;
  /** Triggers an event in every casing that a template listens to, and returns what the last handler returned. */
  trigger(event: string, detail?: unknown): unknown;
  /** Adds classes as the page's style sheet names them; "" takes them away. */
  addClass(names: string): void;
  /** Style beside what the page gives the element. */
  addStyle(style: string): void;
}

export interface Behaviour<P extends Properties> {
  /** Called with every property's value at first, and when it changes. */
  readonly update?: { readonly [K in keyof P]?: (value: P[K]) => void };
  readonly attached?: () => void;
  readonly detached?: () => void;
  readonly activate?: Activation;
  /** What a form sends and resets. */
  readonly field?: Field;
  /** What `aria-…` is written to where it is not the element itself. */
  readonly control?: HTMLElement;
}

export interface Field {
  name(): string;
  value(): unknown;
  reset(): void;
}

const fields = new WeakMap<Element, Field>();

export const fieldOf = (element: Element): Field | undefined => fields.get(element);
export const setField = (element: Element, field: Field): void => void fields.set(element, field);

/** Infers the types of the properties from their defaults. */
export function defineElement<P extends Properties>(definition: ElementDefinition<P>): ElementDefinition<P> {
  return definition;
}
