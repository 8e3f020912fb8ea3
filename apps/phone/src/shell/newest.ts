/** How much a panel keeps of each kind. */
const MOST = 500;

/** The list with one more in front; unchanged where that is in it already. */
export function withNewest<T>(list: readonly T[], one: T, key: (each: T) => unknown): readonly T[] {
  const known = key(one);
  return list.some((each) => key(each) === known) ? list : [one, ...list].slice(0, MOST);
}
