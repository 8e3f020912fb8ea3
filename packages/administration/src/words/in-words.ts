import type { Text } from "@shiming/crypto";

/** A name that is only text where it comes from: one that this version does not know stands as it is. */
export const inWords = (words: Readonly<Record<string, Text>>, name: string): Text =>
  (Object.hasOwn(words, name) && words[name]) || { zh: name, en: name };
