import type { KeyObject } from "node:crypto";
import { type Stores, treeHeadOf } from "@shiming/core";
import { formatVerifierKey } from "@shiming/transparency";

/** The name and the key of the log, as whoever checks what it has signed is told. @returns `undefined` before its first checkpoint */
export async function verifierKeyOf(
  key: KeyObject,
  { log }: Pick<Stores, "log">,
): Promise<string | undefined> {
  const head = await log.head();
  return head && formatVerifierKey(treeHeadOf(head).origin, key);
}
