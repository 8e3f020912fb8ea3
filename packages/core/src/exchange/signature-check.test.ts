import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { SignatureCheck } from "./signature-check.ts";

interface Vector {
  readonly key: string;
  readonly cert_serialno: string;
  readonly timestamp: number;
  readonly sign: string;
}

const vectors = new URL("../../../../vectors/", import.meta.url);
const published: { readonly valid: readonly Vector[] } = JSON.parse(
  readFileSync(new URL("signing.json", vectors), "utf8"),
);

const publicKeyOf = (file: string) => createPublicKey(readFileSync(new URL(file, vectors)));

/** What `openssl dgst -sign` signed. */
const signed = published.valid.map(({ key, cert_serialno, timestamp, sign }) => ({
  publicKey: publicKeyOf(key),
  fields: { certSerialNo: cert_serialno, timestamp },
  signature: Buffer.from(sign, "base64"),
}));
const [one] = signed;
if (!one) throw new Error("no vectors");

/** The signature with one of its bits turned. */
function damaged(signature: Uint8Array, place: number): Uint8Array {
  const copy = Uint8Array.from(signature);
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

describe("the check of signatures", () => {
  let check: SignatureCheck;
  beforeEach(() => {
    check = new SignatureCheck();
  });

  const accepts = (
    over: Partial<{ publicKey: KeyObject; fields: typeof one.fields; signature: Uint8Array }>,
  ) => {
    const { publicKey, fields, signature } = { ...one, ...over };
    return check.accepts(publicKey, fields, signature);
  };

  it("accepts every right signature, however often it comes", async () => {
    for (let time = 0; time < 3; time += 1) {
      for (const { publicKey, fields, signature } of signed) {
        expect(await check.accepts(publicKey, fields, signature)).toBe(true);
      }
    }
  });

  it("verifies a right signature once: the next time it answers without waiting for another thread", async () => {
    await accepts({});
    const nextTurn = new Promise((resolve) => setImmediate(resolve, "next turn"));
    expect(await Promise.race([accepts({}), nextTurn])).toBe(true);
  });

  it("accepts a right signature that comes many times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => accepts({})));
    expect(new Set(answers)).toEqual(new Set([true]));
  });

  it("refuses a wrong signature each time, before and after the right one", async () => {
    const wrong = damaged(one.signature, 0);
    expect(await accepts({ signature: wrong })).toBe(false);
    expect(await accepts({ signature: wrong })).toBe(false);
    expect(await accepts({})).toBe(true);
    expect(await accepts({ signature: wrong })).toBe(false);
    expect(await accepts({})).toBe(true);
  });

  it("does not take a later change of the caller's bytes for what it has verified", async () => {
    const bytes = Buffer.from(one.signature);
    expect(await accepts({ signature: bytes })).toBe(true);
    bytes.fill(0);
    expect(await accepts({ signature: bytes })).toBe(false);
  });

  describe("after a right one", () => {
    beforeEach(async () => expect(await accepts({})).toBe(true));

    it("refuses one that differs in any single byte", async () => {
      for (let place = 0; place < one.signature.length; place += 1) {
        expect(await accepts({ signature: damaged(one.signature, place) })).toBe(false);
      }
    });

    it.each([
      ["empty", Buffer.alloc(0)],
      ["a byte short", one.signature.subarray(1)],
      ["a byte long", Buffer.concat([one.signature, Buffer.alloc(1)])],
      ["of another second", signed[2]?.signature],
      ["by another key", signed[3]?.signature],
    ])("refuses one that is %s", async (_what, signature) => {
      expect(await accepts({ signature: signature as Buffer })).toBe(false);
    });

    it("refuses it for another second, and for another certificate", async () => {
      const { certSerialNo, timestamp } = one.fields;
      const another = `0${certSerialNo.slice(1)}`;
      expect(await accepts({ fields: { certSerialNo, timestamp: timestamp + 1 } })).toBe(false);
      expect(await accepts({ fields: { certSerialNo: another, timestamp } })).toBe(false);
    });

    it("refuses it for another key, though that certificate has the same serial number", async () => {
      expect(await accepts({ publicKey: publicKeyOf("keys/rsa-3072.pem") })).toBe(false);
    });

    it("accepts it for the same key read anew", async () => {
      expect(await accepts({ publicKey: publicKeyOf("keys/rsa-2048.pem") })).toBe(true);
    });
  });
});
