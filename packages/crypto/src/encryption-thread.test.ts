import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { sealDisclosureAside } from "./disclosure.ts";
import { EncryptionThread } from "./encryption-thread.ts";
import { openRealnameInfo, type SealedRealnameInfo } from "./realname-info.ts";
import { sensitive } from "./sensitive.ts";
import { run } from "./testing/command.ts";
import { aKey, type TestKey, testKeys } from "./testing/vectors.ts";

/** What the openssl command makes of base64 of a ciphertext. */
function openedByOpenssl({ file }: TestKey, ciphertext: string): Buffer {
  return run("openssl", ["pkeyutl", "-decrypt", "-inkey", file], Buffer.from(ciphertext, "base64"));
}

describe("the encryption thread", () => {
  let thread: EncryptionThread;
  beforeEach(() => {
    thread = new EncryptionThread();
  });
  afterEach(() => thread.close());

  const keys = testKeys.map(([, key]) => key);
  /** An RSA key that may only sign: to encrypt with it fails, but only in the thread. */
  const signingKey = () => generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey;
  const encrypt = (publicKey: KeyObject, plaintext: string) =>
    thread.encrypt(publicKey, Buffer.from(plaintext));

  it.each(testKeys)(
    "%s: openssl opens what it encrypts, of every length and every byte",
    async (_name, key) => {
      const k = (key.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
      const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const messages = [
        ...[0, 1, 18, k - 11].map((length) => Buffer.alloc(length, 0x31)),
        everyByte.subarray(0, 128),
        everyByte.subarray(128),
      ];
      const ciphertexts = await Promise.all(
        messages.map((message) => thread.encrypt(key.publicKey, message)),
      );
      expect(ciphertexts.map((ciphertext) => openedByOpenssl(key, ciphertext))).toEqual(messages);
      expect(ciphertexts.every((ciphertext) => Buffer.from(ciphertext, "base64").length === k)).toBe(true);
    },
  );

  it("gives each of many callers at once what that caller asked for, to that caller's key", async () => {
    const calls = Array.from({ length: 30 }, (_, place) => ({
      key: keys[place % keys.length] as TestKey,
      plaintext: `caller ${place}`,
    }));
    const ciphertexts = await Promise.all(
      calls.map(({ key, plaintext }) => encrypt(key.publicKey, plaintext)),
    );
    const opened = calls.map(({ key }, place) => openedByOpenssl(key, ciphertexts[place] ?? "").toString());
    expect(opened).toEqual(calls.map(({ plaintext }) => plaintext));
  });

  it("never repeats itself", async () => {
    const ciphertexts = await Promise.all(
      Array.from({ length: 50 }, () => encrypt(aKey.publicKey, "the same")),
    );
    expect(new Set(ciphertexts).size).toBe(50);
  });

  it("refuses a plaintext that does not fit, with the room there is, and nothing else with it", async () => {
    const [tooLong, fits] = await Promise.allSettled([
      thread.encrypt(aKey.publicKey, Buffer.alloc(246)),
      encrypt(aKey.publicKey, "fits"),
    ]);
    expect(tooLong).toMatchObject({ status: "rejected", reason: { code: "plaintext_too_long" } });
    expect(fits.status === "fulfilled" && openedByOpenssl(aKey, fits.value).toString()).toBe("fits");
  });

  it("fails for a key that cannot encrypt, and for no other that was asked for with it", async () => {
    const outcomes = await Promise.allSettled([
      encrypt(aKey.publicKey, "before"),
      encrypt(signingKey(), "with the wrong key"),
      encrypt(aKey.publicKey, "after"),
    ]);
    expect(outcomes[1]).toMatchObject({
      status: "rejected",
      reason: { message: "The key does not encrypt." },
    });
    const opened = [outcomes[0], outcomes[2]].map(
      (outcome) => outcome?.status === "fulfilled" && openedByOpenssl(aKey, outcome.value).toString(),
    );
    expect(opened).toEqual(["before", "after"]);
  });

  it("does as many at once as a very busy server asks for", async () => {
    const ciphertexts = await Promise.all(
      Array.from({ length: 20_000 }, (_, place) => encrypt(aKey.publicKey, `caller ${place}`)),
    );
    expect(openedByOpenssl(aKey, ciphertexts.at(-1) ?? "").toString()).toBe("caller 19999");
  });

  it("finishes what was asked for before it is closed, and takes nothing more", async () => {
    const started = encrypt(aKey.publicKey, "started");
    await new Promise((resolve) => setImmediate(resolve));
    const asked = encrypt(aKey.publicKey, "asked");
    await thread.close();
    const opened = (await Promise.all([started, asked])).map((one) => openedByOpenssl(aKey, one).toString());
    expect(opened).toEqual(["started", "asked"]);
    await expect(encrypt(aKey.publicKey, "late")).rejects.toThrow("The thread was closed.");
    await thread.close();
  });
});

test("name and ID number that were sealed aside are the ones that the private key opens", async () => {
  const thread = new EncryptionThread();
  const info = { realName: sensitive("䶮文博"), credentialId: sensitive("999999200002291281") };
  const sealed = (await sealDisclosureAside(aKey.publicKey, info, thread)) as SealedRealnameInfo;
  const name = run(
    "iconv",
    ["-f", "gb18030", "-t", "utf-8"],
    openedByOpenssl(aKey, sealed.encryptedRealName),
  );
  expect(name.toString()).toBe("䶮文博");
  expect(openedByOpenssl(aKey, sealed.encryptedCredentialId).toString()).toBe("999999200002291281");
  expect(openRealnameInfo(aKey.privateKey, sealed).realName.reveal()).toBe("䶮文博");
  await thread.close();
});

test("nothing is sealed aside that is no name or no ID number, and the refusal does not say what it was", async () => {
  const thread = new EncryptionThread();
  const info = { realName: sensitive("䶮文博"), credentialId: sensitive("999999200002291280") };
  const refused = sealDisclosureAside(aKey.publicKey, info, thread);
  await expect(refused).rejects.toMatchObject({ code: "realname_info_invalid" });
  await expect(refused).rejects.not.toThrow(/䶮|2000/);
  await thread.close();
});
