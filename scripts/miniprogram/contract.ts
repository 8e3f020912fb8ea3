/** What `packages/miniprogram` knows of the contract: it imports nothing, so this is written out for it. Pure. */
import {
  CONSENT_OK,
  type ConsentFailure,
  consentFailures,
  consentMessages,
  failErrMsg,
  limits,
} from "../../packages/wire/src/index.ts";

/** Where it is written to, from the root. */
export const CONTRACT_FILE = "packages/miniprogram/miniprogram_dist/contract.js";

const HEAD = `/**
 * What the contract says about the button, by its machine-readable reasons.
 * Written by scripts/export-reasons.ts from packages/wire; not to be edited.
 */
`;

/** The module's text, in the CommonJS that mini programs speak, formatted as the rest of the repository. */
export function contractModule(): string {
  const failures = Object.keys(consentFailures) as ConsentFailure[];
  const contract = {
    OK: CONSENT_OK,
    HOST_VERSION_MIN: limits.hostVersionMin,
    REQUEST_SECONDS: limits.consentRequestSeconds,
    REASONS: Object.fromEntries(failures.map((failure) => [reasonOf(failure), entryOf(failure)])),
  };
  const literal = JSON.stringify(contract, null, 2)
    .replaceAll(/^( +)"(\w+)":/gm, "$1$2:")
    .replaceAll(/([^,{])$/gm, "$1,");
  return `${HEAD}module.exports = ${literal.slice(0, -1)};\n`;
}

/** `invalid_category_id` for `invalid category-id`: a word that a program can use as a key. */
function reasonOf(failure: ConsentFailure): string {
  return failure.replaceAll(/[^a-z]+/g, "_");
}

function entryOf(failure: ConsentFailure) {
  const { advice } = consentFailures[failure];
  return { errMsg: failErrMsg(failure), message: consentMessages[failure], hint: advice };
}
