/** Turns the browser's touches, mouse and keys into a mini program's touches and taps. */
import { tapByClick, tapByKey } from "./activation.ts";
import { dispatch } from "./dispatch.ts";
import { listensTo } from "./listeners.ts";
import { type Point, type Touch, touchOf } from "./touch.ts";

/** As the original: how long a press is a long one, and how far a finger may stray in it. */
const LONG_PRESS_MS = 350;
const STRAY_PX = 10;

const ANIMATION = ["transitionend", "animationstart", "animationiteration", "animationend"];

interface Press {
  readonly touch: Touch;
  readonly timer: number;
}

let press: Press | undefined;
/** A long press that a handler took is no tap, and neither is a drag. */
let isTap = true;

/** To the whole document, which has one area for pages. */
export function listenToUser(area: HTMLElement): void {
  const on = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) => {
    // What a script made is no tap and no touch.
    const heed = (event: DocumentEventMap[K]) => event.isTrusted && listener(event);
    document.addEventListener(type, heed, { capture: true, passive: false });
  };
  const forwardTouch = (event: TouchEvent) =>
    forward(event.type, event, touchesOf(event.changedTouches, area), touchesOf(event.touches, area));
  for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"] as const) on(type, forwardTouch);
  listenToMouse(on, area);
  on("click", (event) => {
    const byKeyboard = event.detail === 0;
    if (isTap || byKeyboard) tapByClick(event, area);
  });
  on("keydown", (event) => tapByKey(event, area));
  for (const type of ANIMATION) document.addEventListener(type, (event) => dispatch(event, type), true);
}

const touchesOf = (points: Iterable<Point>, area: HTMLElement) =>
  Array.from(points, (point) => touchOf(point, area));

/** A pressed mouse is a finger; its moves belong to the element where it was pressed, as a finger's do. */
function listenToMouse(
  on: (type: "pointerdown" | "pointermove" | "pointerup", listener: (event: PointerEvent) => void) => void,
  area: HTMLElement,
): void {
  let target: EventTarget | null = null;
  on("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    target = event.target;
    forward("touchstart", event, [touchOf(event, area)]);
  });
  on("pointermove", (event) => {
    const touches = [touchOf(event, area)];
    if (target) forward("touchmove", event, touches, touches, target);
  });
  on("pointerup", (event) => {
    if (target) forward("touchend", event, [touchOf(event, area)], [], target);
    target = null;
  });
}

function forward(
  type: string,
  event: Event,
  changed: readonly Touch[],
  left: readonly Touch[] = changed,
  target = event.target,
): void {
  followPress(type, event, changed, target);
  dispatch(event, type, changed, left, target);
}

function followPress(
  type: string,
  event: Event,
  [touch]: readonly Touch[],
  target: EventTarget | null,
): void {
  const strayed = touch && press && distance(touch, press.touch) > STRAY_PX;
  if (strayed) isTap = false;
  if (type === "touchstart" && touch) startPress(event, touch, target);
  else if (type !== "touchmove" || strayed) endPress();
}

function startPress(event: Event, touch: Touch, target: EventTarget | null): void {
  endPress();
  isTap = true;
  const timer = window.setTimeout(() => {
    isTap = !isHeard(target);
    dispatch(event, "longpress", [touch], [touch], target);
    dispatch(event, "longtap", [touch], [touch], target);
  }, LONG_PRESS_MS);
  press = { touch, timer };
}

function endPress(): void {
  if (press) window.clearTimeout(press.timer);
  press = undefined;
}

function isHeard(target: EventTarget | null): boolean {
  for (let at = target as Node | null; at; at = at.parentNode) {
    if (listensTo(at, "longpress") || listensTo(at, "longtap")) return true;
  }
  return false;
}

const distance = (a: Touch, b: Touch) => Math.max(Math.abs(a.pageX - b.pageX), Math.abs(a.pageY - b.pageY));
