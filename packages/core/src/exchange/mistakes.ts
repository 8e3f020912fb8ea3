import type { KeyObject } from "node:crypto";
import type { Mistake, SignedRequest } from "@shiming/crypto";
import type { FailureDetail } from "../failure.ts";

/**
 * Names what is wrong with a signature that did not verify. Only a sandbox has one: on a platform that strangers call, a
 * hint never says which secret was nearly right (contract §5), and a refusal takes no longer than it must.
 */
export type SignatureDiagnosis = (request: SignedRequest, publicKey: KeyObject) => readonly Mistake[];

/** What a refusal tells of the mistakes; when none was found, the usual hint. */
export function detailOf(found: Mistake | readonly Mistake[] | undefined, usual?: string): FailureDetail {
  const mistakes = found === undefined ? [] : [found].flat();
  if (mistakes.length === 0) return usual === undefined ? {} : { hint: usual };
  const hint = {
    en: mistakes.map(({ en }) => en).join("; "),
    zh: mistakes.map(({ zh }) => zh).join("；"),
  };
  return { hint, mistakes: mistakes.map(({ word }) => word) };
}
