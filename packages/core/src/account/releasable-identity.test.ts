import { Sensitive } from "@shiming/crypto";
import { expect, it } from "vitest";
import type { VerifiedIdentity } from "./account.ts";
import { requireReleasableIdentity } from "./releasable-identity.ts";

const ACCOUNT = { issuer: "https://city.example", userId: "u" };
const BIRTHDAY_OF_14 = new Date("2026-02-28T16:00:00Z");

const identityOf = (document: VerifiedIdentity["document"], credentialId: string): VerifiedIdentity => ({
  document,
  realName: new Sensitive("林知夏"),
  credentialId: new Sensitive(credentialId),
});

/** The failure, or the number that is released. */
function released(identity: VerifiedIdentity | undefined, at: Date, hasPaymentAccount = true) {
  const identities = { find: async () => ({ hasPaymentAccount, identity }) };
  return requireReleasableIdentity({ account: ACCOUNT }, { identities }, at).then(
    ({ credentialId }) => credentialId.reveal(),
    (error: unknown) => (error as { failure: unknown }).failure,
  );
}

it("the identity of an ID card is released", async () => {
  const card = identityOf("resident_id_card", "11010519491231002X");
  expect(await released(card, BIRTHDAY_OF_14)).toBe("11010519491231002X");
  expect(await released(card, BIRTHDAY_OF_14, false)).toBe("no_payment_account");
  expect(await released(undefined, BIRTHDAY_OF_14)).toBe("no_realname_info");
});

it.each(["passport", "other"] as const)(
  "that of a document of kind %s is not, whatever its number",
  async (kind) => {
    for (const number of ["11010519491231002X", "E12345678"]) {
      expect(await released(identityOf(kind, number), BIRTHDAY_OF_14)).toBe("no_realname_info");
    }
  },
);

it("that of a child is not, until the day in China on which it is 14", async () => {
  const child = identityOf("resident_id_card", "110105201203010019");
  expect(await released(child, new Date(BIRTHDAY_OF_14.getTime() - 1))).toBe("no_realname_info");
  expect(await released(child, BIRTHDAY_OF_14)).toBe("110105201203010019");
});
