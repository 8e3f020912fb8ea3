import type { Authorization } from "@shiming/wire";

/** Those that have each word of a search somewhere: in who, what for, which mini program, which category. */
export function matching(consents: readonly Authorization[], search: string): readonly Authorization[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return consents.filter((consent) => words.every((word) => textOf(consent).includes(word)));
}

function textOf({ id, notice }: Authorization): string {
  const { recipient, mini_program, purpose, category_names, english } = notice;
  const texts = [recipient.legal_name, mini_program.name, mini_program.appid, purpose, ...category_names, id];
  return [...texts, english?.purpose ?? ""].join("\n").toLowerCase();
}
