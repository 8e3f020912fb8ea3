/** Events as handlers of a mini program get them: plain values, so that `JSON.stringify(event)` works. */
import { Event, type Element as Node } from "glass-easel";

type Marks = Record<string, unknown> | null;

/** What `event.target` and `event.currentTarget` say. */
interface Target {
  readonly id: string;
  readonly dataset: Record<string, unknown>;
  readonly offsetLeft: number;
  readonly offsetTop: number;
}

const currentNodes = new WeakMap<object, Node>();

/** Makes glass-easel hand events over in their original shape. Once is enough. */
export function shapeEvents(): void {
  Event.prototype.wrapShadowedEvent = function (
    this: Event<unknown>,
    target: Node,
    mark: Marks,
    current: Node,
  ) {
    const { type, timeStamp, detail, extraFields } = this;
    const shaped = {
      ...{ type, timeStamp, detail, ...extraFields },
      target: describe(target),
      currentTarget: describe(current),
      mark: mark ?? {},
    };
    currentNodes.set(shaped, nodeOf(current));
    return hide(shaped, this) as never;
  };
}

/** glass-easel calls these, and so do behaviours of npm packages; they are methods, so they show in no JSON. */
function hide(shaped: object, event: Event<unknown>): object {
  const value = (method: () => void) => ({ value: method });
  return Object.defineProperties(shaped, {
    stopPropagation: value(() => event.stopPropagation()),
    preventDefault: value(() => event.preventDefault()),
    markMutated: value(() => event.markMutated()),
  });
}

/** The element whose handler an event was given to. */
export function currentNodeOf(event: object): Node | undefined {
  return currentNodes.get(event);
}

/** A component's handler gets its caller, which knows the element as `_$`. */
function nodeOf(caller: Node): Node {
  return (caller as { _$?: Node })._$ ?? caller;
}

function describe(caller: Node): Target {
  const node = nodeOf(caller);
  const element = node.getBackendElement() as unknown as HTMLElement | null;
  return {
    id: node.id,
    dataset: (node.dataset ?? {}) as Record<string, unknown>,
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  };
}
