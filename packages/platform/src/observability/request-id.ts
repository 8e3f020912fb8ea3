import type { RandomBytes } from "@shiming/core";

/** Names requests: a prefix of this process and a counter. Cheap, unique, and tells nothing. */
export function createRequestIds(random: RandomBytes): () => string {
  const process = random(6).toString("hex");
  let count = 0;
  return () => `${process}-${(count++).toString(36)}`;
}
