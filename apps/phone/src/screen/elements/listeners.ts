/** Which events the templates of a mini program listen to, by element of the DOM. */

/** How a listener was bound: glass-easel's `MutLevel`. */
const CATCHES = 2;

const levels = new WeakMap<object, Map<string, number>>();

export function noteListener(element: object, type: string, level: number): void {
  const known = levels.get(element) ?? new Map<string, number>();
  levels.set(element, known.set(type, level));
}

export function listensTo(element: object, type: string): boolean {
  return levels.get(element)?.has(type) ?? false;
}

/** Whether it lets no event of that type bubble on. */
export function catches(element: object, type: string): boolean {
  return levels.get(element)?.get(type) === CATCHES;
}

/** The casings of an event's name under which an element is listened to; the name itself if there are none. */
export function casingsOf(element: object, type: string): readonly string[] {
  const heard = [...(levels.get(element)?.keys() ?? [])];
  const casings = heard.filter((name) => name.toLowerCase() === type.toLowerCase());
  return casings.length > 0 ? casings : [type];
}
