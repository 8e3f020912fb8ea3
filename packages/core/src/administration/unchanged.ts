import { isDeepStrictEqual } from "node:util";
import type { Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";

/**
 * Whether something still is what somebody has seen before they put another in its place. To be asked inside the change.
 * @param seen absent for whoever did not look @throws `entity_changed`
 */
export function requireUnchanged<T>(seen: T | undefined, now: T): void {
  if (seen !== undefined && !isDeepStrictEqual(seen, now)) refuse("entity_changed", { hint: CHANGED });
}

const CHANGED: Text = {
  en: "somebody else has changed it since you looked: look at it as it is now, then set it again",
  zh: "你查看之后，内容已被他人修改：请查看最新内容后再保存",
};
