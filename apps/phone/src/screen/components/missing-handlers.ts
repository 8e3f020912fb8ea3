/** Templates that name a handler which their component does not have: a slip of the pen that else nobody hears of. */
import { Component, type ShadowedEvent, type template } from "glass-easel";
import type { NoteText } from "../problems/note.ts";
import { nodeOfCaller } from "./wxs-instance.ts";

type Content = template.ComponentTemplate["content"];
type Note = (level: "warn", text: NoteText) => void;

/** Looks for the handler when the event happens, as glass-easel does: a component may get it late. */
export function withMissingHandlersTold(content: Content, note: Note): Content {
  // One for each component that is shown; each update renders with the same.
  const known = new WeakSet<object>();
  const wrapped: Content = (name) => {
    const render = content(name);
    if (!render) return render;
    return (wrapper, ...rest) => {
      if (!known.has(wrapper)) {
        const listen = wrapper.v;
        wrapper.v = (element, event, handler, ...how) =>
          listen(element, event, isNamed(handler) ? callNamed(handler, note) : handler, ...how);
        known.add(wrapper);
      }
      return render(wrapper, ...rest);
    };
  };
  // What glass-easel looks up on the function itself: the templates of a file.
  return Object.assign(wrapped, content);
}

function isNamed(handler: unknown): handler is string {
  return typeof handler === "string" && handler !== "";
}

function callNamed(name: string, note: Note) {
  return function (this: unknown, event: ShadowedEvent<unknown>): unknown {
    const component = nodeOfCaller(this);
    const method = Component.getMethod(component, name);
    if (method) return method.call(this, event);
    note("warn", {
      en: `${component.is} has no function "${name}" for the event ${event.type}`,
      zh: `${component.is} 没有处理事件 ${event.type} 的函数 "${name}"`,
    });
    return undefined;
  };
}
