/** Templates whose scripts (WXS) answer events and changes of properties themselves, as `bindtouchmove="{{script.move}}"`. */
import type { GeneralComponent, template } from "glass-easel";
import { currentNodeOf } from "../elements/event-shape.ts";
import { instanceOf, nodeOfCaller } from "./wxs-instance.ts";

type Content = template.ComponentTemplate["content"];
type Change = template.ChangePropFilter;
type Handle = template.EventListenerWrapper;

/** Where a handler comes from: glass-easel's `GeneralLvaluePathPrefix`. Those below are data. */
const SCRIPT = 1;

/** Calls scripts with what they expect, and everything else as before. */
export function withWxsEvents(content: Content): Content {
  const wrapped: Content = (name) => {
    const render = content(name);
    if (!render) return render;
    return (wrapper, ...rest) => {
      const made = render(wrapper, ...rest);
      wrapper.setFnFilter(withInstances);
      wrapper.setEventListenerWrapper(callHandler);
      return made;
    };
  };
  // What glass-easel looks up on the function itself: the templates of a file.
  return Object.assign(wrapped, content);
}

/** Not before all of the template stands: a script looks for other elements. */
const withInstances: Change = (listener) => (newValue, oldValue, host, elem) => {
  const call = listener as unknown as (...given: unknown[]) => void;
  queueMicrotask(() => call(newValue, oldValue, instanceOf(host), instanceOf(elem)));
};

const callHandler: Handle = (caller, event, listener, path) => {
  const isScript = typeof path?.[0] === "number" && path[0] >= SCRIPT;
  if (!isScript) return listener.call(caller as GeneralComponent, event);
  const handle = listener as unknown as (event: object, owner: unknown) => unknown;
  const node = currentNodeOf(event);
  const heard = Object.defineProperty(event, "instance", {
    value: node && instanceOf(node),
    configurable: true,
  });
  if (handle(heard, instanceOf(nodeOfCaller(caller))) !== false) return;
  event.preventDefault();
  event.stopPropagation();
};
