import type { Staff } from "../actor/actor.ts";
import type { Action } from "../authorization/rules.ts";
import { type Digest, digestOf } from "../digest.ts";
import { opaqueId, opaqueToken, type RandomBytes } from "../random.ts";

/** What a program signs its calls with instead of a person: narrower than its owner, with an end. */
export interface ApiToken {
  readonly id: string;
  /** Of the secret half: the token itself is shown once, and kept nowhere. */
  readonly secretDigest: Digest;
  readonly name: string;
  readonly owner: TokenOwner;
  readonly actions: readonly Action[];
  readonly createdAt: Date;
  readonly endsAt: Date;
  /** To the minute. */
  readonly lastUsedAt?: Date | undefined;
  readonly revokedAt?: Date | undefined;
}

/** A member's token is good for one organisation, and ends with the membership there. */
export type TokenOwner =
  | Pick<Staff, "kind" | "id">
  | { readonly kind: "member"; readonly id: string; readonly organisationId: string };

export type ApiTokenState = "good" | "ended" | "revoked";

export function stateOfToken({ endsAt, revokedAt }: ApiToken, at: Date): ApiTokenState {
  if (revokedAt) return "revoked";
  return endsAt <= at ? "ended" : "good";
}

/** Begins every token: whoever searches texts for secrets finds it by that. */
const PREFIX = "smt_";
const WRITTEN = /^smt_([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{43})$/;

/** The text of a new token: its id, by which it is found, and its secret, by which it is believed. */
export function writeToken(random: RandomBytes) {
  const [id, secret] = [opaqueId(random), opaqueToken(random)];
  return { id, secretDigest: digestOf(secret), text: `${PREFIX}${id}${secret}` };
}

/** @returns `undefined` for what is no token */
export function readToken(text: string): { readonly id: string; readonly secretDigest: Digest } | undefined {
  const [, id, secret] = WRITTEN.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secretDigest: digestOf(secret) };
}
