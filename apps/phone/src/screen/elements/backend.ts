/** The DOM as the elements of a mini program are drawn in it: what they are called there, and how a user reaches them. */
import { CurrentWindowBackendContext } from "glass-easel";
import { domTag } from "../../bundle/built-in-elements.ts";
import { shapeEvents } from "./event-shape.ts";
import { listenToUser } from "./gestures.ts";
import { noteListener } from "./listeners.ts";

export class ScreenBackend extends CurrentWindowBackendContext {
  /** @param area where pages are shown: places of touches count from its corner */
  constructor(area: HTMLElement) {
    super();
    const { createElement, createTextNode, createDocumentFragment } = document;
    this.document = {
      createElement: (tag: string) => createElement.call(document, domTag(tag)),
      createTextNode: createTextNode.bind(document),
      createDocumentFragment: createDocumentFragment.bind(document),
    } as unknown as CurrentWindowBackendContext["document"];
    shapeEvents();
    listenToUser(area);
  }

  /** No listener goes to the DOM: a native `input` or `scroll` is not the event of that name that a mini program means. */
  override setListenerStats(element: object, type: string, capture: boolean, level: number): void {
    if (!capture) noteListener(element, type, level);
  }
}
