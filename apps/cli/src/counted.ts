/** A number and what it counts, as English has it: `1 entry`, `2 entries`, `0 entries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
