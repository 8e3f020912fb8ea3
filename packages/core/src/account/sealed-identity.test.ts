import { localKeyEncryptionKey, rewrapRecord, Sensitive, sealedWith } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { AccountKey, IdentityDocument, VerifiedIdentity } from "./account.ts";
import { openIdentity, sealIdentity } from "./sealed-identity.ts";

const ACCOUNT: AccountKey = { issuer: "https://host.example", userId: "1" };
const oldKey = localKeyEncryptionKey("old", Buffer.alloc(32, 1));
const newKey = localKeyEncryptionKey("new", Buffer.alloc(32, 2));

function keysOf(current: typeof oldKey, ...retired: (typeof oldKey)[]): KeyEncryptionKeys {
  return { current: () => current, byId: (id) => [current, ...retired].find((key) => key.id === id) };
}

function identity(document: IdentityDocument = "resident_id_card"): VerifiedIdentity {
  return { document, realName: new Sensitive("张三丰"), credentialId: new Sensitive("999999199001010016") };
}

const plain = ({ document, realName, credentialId }: VerifiedIdentity) => [
  document,
  realName.reveal(),
  credentialId.reveal(),
];

describe("a sealed identity", () => {
  it.each<IdentityDocument>(["resident_id_card", "passport", "other"])(
    "opens as it was: %s",
    async (document) => {
      const sealed = await sealIdentity(identity(document), ACCOUNT, keysOf(newKey));
      expect(plain(await openIdentity(sealed, ACCOUNT, keysOf(newKey)))).toEqual(plain(identity(document)));
    },
  );

  it("shows nothing of the person", async () => {
    const sealed = Buffer.from(await sealIdentity(identity(), ACCOUNT, keysOf(newKey)));
    for (const text of ["张三丰", "999999199001010016", "resident"])
      expect(sealed.includes(text)).toBe(false);
    expect(JSON.stringify(await openIdentity(sealed, ACCOUNT, keysOf(newKey)))).not.toContain("张三丰");
  });

  it.each([
    { issuer: ACCOUNT.issuer, userId: "2" },
    { issuer: "https://another-host.example", userId: "1" },
    { issuer: 'https://host.example","1', userId: "" },
  ])("does not open for another account: $issuer $userId", async (another) => {
    const sealed = await sealIdentity(identity(), ACCOUNT, keysOf(newKey));
    await expect(openIdentity(sealed, another, keysOf(newKey))).rejects.toThrow();
  });

  it("opens by the key it names after another has become the current one", async () => {
    const sealed = await sealIdentity(identity(), ACCOUNT, keysOf(oldKey));
    expect(plain(await openIdentity(sealed, ACCOUNT, keysOf(newKey, oldKey)))).toEqual(plain(identity()));
    await expect(openIdentity(sealed, ACCOUNT, keysOf(newKey))).rejects.toThrow();
  });

  it("is sealed by the current key", async () => {
    expect(sealedWith(await sealIdentity(identity(), ACCOUNT, keysOf(newKey, oldKey)))).toBe("new");
  });

  it("is bound to its column, so that it can be wrapped anew by that name", async () => {
    const sealed = await sealIdentity(identity(), ACCOUNT, keysOf(oldKey));
    const context = `accounts.identity:${JSON.stringify([ACCOUNT.issuer, ACCOUNT.userId])}`;
    const rewrapped = rewrapRecord(sealed, context, () => oldKey, newKey);
    expect(plain(await openIdentity(rewrapped, ACCOUNT, keysOf(newKey)))).toEqual(plain(identity()));
  });
});
