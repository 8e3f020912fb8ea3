/** Whether what a service provider has is the person's. Contract §9: the differences named here are none, every other is one. */
import { timingSafeEqual } from "node:crypto";
import type { VerifiedIdentity } from "../account/account.ts";
import { digestOf } from "../digest.ts";

/** What a verification tells. Nothing of a number is told where the name is another's. */
export type VerificationResult = "match" | "name_mismatch" | "id_mismatch" | "not_verified";

/** What a service provider believes to be the person's. */
export type Claimed = Pick<VerifiedIdentity, "realName" | "credentialId">;

/** U+00B7, U+2022, U+30FB, U+FF0E and a full stop: what systems write between the parts of a name. */
const DOTS = /[\u2022\u30fb\uff0e.]/gu;

const nameMeant = (name: string) => name.normalize("NFC").trim().replace(DOTS, "\u00b7");
const numberMeant = (number: string) => number.normalize("NFC").trim().replace(/x$/, "X");

/** In a time that does not depend on what is alike: both are always compared, by their digests. */
export function compareIdentity(claimed: Claimed, identity: VerifiedIdentity): VerificationResult {
  const isName = isSame(nameMeant(claimed.realName.reveal()), nameMeant(identity.realName.reveal()));
  const isNumber = isSame(
    numberMeant(claimed.credentialId.reveal()),
    numberMeant(identity.credentialId.reveal()),
  );
  if (!isName) return "name_mismatch";
  return isNumber ? "match" : "id_mismatch";
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(one)), Buffer.from(digestOf(other)));
}
