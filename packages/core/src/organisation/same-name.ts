/** Whether two texts write the same name: spaces and full-width characters do not count. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const plain = (name: string) => name.normalize("NFKC").replaceAll(/\s/g, "");
