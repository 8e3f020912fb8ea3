/** A finger, or a mouse that plays one, as events of a mini program tell where it is. */
export interface Touch {
  readonly identifier: number;
  /** From the upper left corner of the page, which may be scrolled. */
  readonly pageX: number;
  readonly pageY: number;
  /** From that of the area in which pages are shown. */
  readonly clientX: number;
  readonly clientY: number;
}

export type Point = globalThis.Touch | MouseEvent;

export function touchOf(point: Point, area: HTMLElement): Touch {
  const identifier = "identifier" in point ? point.identifier : 0;
  return { identifier, ...placeOf(point.clientX, point.clientY, point.target, area) };
}

/** The middle of an element that was activated from the keyboard. */
export function touchAt(element: HTMLElement, area: HTMLElement): Touch {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { identifier: 0, ...placeOf(left + width / 2, top + height / 2, element, area) };
}

function placeOf(
  x: number,
  y: number,
  target: EventTarget | null,
  area: HTMLElement,
): Omit<Touch, "identifier"> {
  const { left, top } = area.getBoundingClientRect();
  const [clientX, clientY] = [x - left, y - top];
  const { scrollLeft = 0, scrollTop = 0 } = pageAround(target, area) ?? {};
  return { pageX: clientX + scrollLeft, pageY: clientY + scrollTop, clientX, clientY };
}

function pageAround(target: EventTarget | null, area: HTMLElement): Element | null {
  let at = target instanceof Element ? target : null;
  while (at && at.parentElement !== area) at = at.parentElement;
  return at;
}
