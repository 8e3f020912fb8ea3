/** Makes a component of glass-easel from an element's definition. */
import type { ComponentSpace, GeneralComponent, GeneralComponentDefinition, template } from "glass-easel";
import { unsupported } from "../problems/note.ts";
import { setActivation } from "./activation.ts";
import { playAnimation } from "./animation.ts";
import { ARIA_PROPERTIES, writeAria } from "./aria.ts";
import type { ElementContext } from "./context.ts";
import {
  type Behaviour,
  type BuiltIn,
  type ElementDefinition,
  type Properties,
  setField,
} from "./element.ts";
import { casingsOf } from "./listeners.ts";

/** Segments of an element's classes and style besides the page's own: glass-easel's `StyleSegmentIndex`. */
const TEMPLATE_EXTRA = 1;
const TEMP_EXTRA = 3;

export function registerElement<P extends Properties>(
  space: ComponentSpace,
  definition: ElementDefinition<P>,
  context: ElementContext,
): GeneralComponentDefinition {
  const behaviours = new WeakMap<object, Behaviour<P>>();
  const properties = { ...definition.properties, ...ARIA_PROPERTIES, hidden: false, animation: null };
  const builder = space
    .define(`wx://${definition.tag}`)
    .options({ multipleSlots: false, listenerChangeLifetimes: true })
    .lifetime("created", function (this: unknown) {
      const component = this as GeneralComponent;
      // What a component draws that was taken away already is nowhere in the DOM.
      if (!component.getBackendElement()) return;
      behaviours.set(component, create(component, definition, context));
    })
    .lifetime("attached", function (this: unknown) {
      behaviours.get(this as object)?.attached?.();
    })
    .lifetime("detached", function (this: unknown) {
      behaviours.get(this as object)?.detached?.();
    })
    .lifetime("listenerChange", (added: boolean, name: string) => {
      if (added) noteUnsupportedEvent(definition, name, context);
    });
  if (definition.content) builder.template(around(definition.content));
  for (const [name, fallback] of Object.entries(properties)) {
    builder.property(name, {
      type: null,
      value: fallback as never,
      observer(this: unknown) {
        const component = this as GeneralComponent;
        apply(component, behaviours.get(component), name, definition);
      },
    });
  }
  return builder.registerComponent() as unknown as GeneralComponentDefinition;
}

function create<P extends Properties>(
  component: GeneralComponent,
  definition: ElementDefinition<P>,
  context: ElementContext,
): Behaviour<P> {
  const self = builtIn(component, definition);
  const behaviour = definition.create(self, context);
  const { update = {}, field, activate } = behaviour;
  for (const name of Object.keys(update)) apply(component, behaviour, name, definition);
  if (field) setField(self.host, field);
  if (activate) setActivation(self.host, activate);
  return behaviour;
}

/** Of a property that an element does not have, glass-easel itself warns. */
function noteUnsupportedEvent<P extends Properties>(
  { tag, unsupportedEvents = [] }: ElementDefinition<P>,
  name: string,
  context: ElementContext,
): void {
  if (!unsupportedEvents.includes(name.toLowerCase())) return;
  context.note("warn", unsupported(`<${tag} bind:${name}>`));
}

function builtIn<P extends Properties>(
  component: GeneralComponent,
  definition: ElementDefinition<P>,
): BuiltIn<P> {
  const host = component.getBackendElement() as unknown as HTMLElement;
  const content = definition.content ? (host.firstElementChild as HTMLElement) : host;
  return {
    ...{ component, host, content },
    get: (name) => coerce(component.data[name], definition.properties[name]),
    set: (name, value) => component.setData({ [name]: value }),
    trigger: (event, detail = {}) => trigger(component, event, detail),
    addClass: (names) => component.setNodeClass(names, TEMP_EXTRA),
    addStyle: (style) => component.setNodeStyle(style, TEMP_EXTRA),
  };
}

function trigger(component: GeneralComponent, event: string, detail: unknown): unknown {
  let answer: unknown;
  const handleListenerReturn = (returned: unknown) => {
    answer = returned;
    return true;
  };
  for (const name of casingsOf(component.getBackendElement() as object, event)) {
    component.triggerEvent(name, detail as never, { handleListenerReturn });
  }
  return answer;
}

function apply<P extends Properties>(
  component: GeneralComponent,
  behaviour: Behaviour<P> | undefined,
  name: string,
  definition: ElementDefinition<P>,
): void {
  if (!behaviour) return;
  const host = component.getBackendElement() as unknown as HTMLElement;
  if (name === "hidden") component.setNodeStyle(component.data.hidden ? "display:none" : "", TEMPLATE_EXTRA);
  else if (name === "animation") playAnimation(host, component.data.animation);
  else if (name in ARIA_PROPERTIES) writeAria(behaviour.control ?? host, name, component.data[name]);
  else behaviour.update?.[name]?.(coerce(component.data[name], definition.properties[name]) as never);
}

/** What a template passed, as the type of the property's default; what does not fit is the default. */
function coerce<T>(value: unknown, fallback: T): T {
  if (value === null || value === undefined) return fallback;
  if (typeof fallback === "string") return String(value) as T;
  if (typeof fallback === "boolean") return !!value as T;
  if (typeof fallback === "number") return (Number.isFinite(Number(value)) ? Number(value) : fallback) as T;
  if (Array.isArray(fallback) && !Array.isArray(value)) return fallback;
  return value as T;
}

/** What a compiled template calls to make a node: its tag, … and its children; and to make a slot. */
type MakeNode = (tag: string, generics: object, init: () => void, children: Children) => void;
type MakeSlot = (name: string) => void;
type Children = (...make: [boolean, unknown, MakeNode, unknown, unknown, MakeSlot]) => void;

/** A template of one node, with the element's content in it. */
function around(tag: string): template.ComponentTemplate {
  const content: Children = (_creation, _text, _node, _if, _for, slot) => slot("");
  const children: Children = (_creation, _text, node) => node(tag, {}, () => {}, content);
  return { content: () => () => ({ C: children, B: {} }) } as unknown as template.ComponentTemplate;
}
