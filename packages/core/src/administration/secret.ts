/** The secret by which a mini program's back end gets access tokens. */
import { Sensitive } from "@shiming/crypto";
import type { RandomBytes } from "../random.ts";

/** 32 hex digits, as the secrets of this ecosystem are. */
export function newSecret(random: RandomBytes): Sensitive<string> {
  return new Sensitive(random(16).toString("hex"));
}
