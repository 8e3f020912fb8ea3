import { randomBytes } from "node:crypto";
import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { hashPayPassword, isPayPassword, verifyPayPassword } from "./payment-password.ts";

const PASSWORD = new Sensitive("246810");
const PEPPER = new Sensitive(Buffer.from(Array.from({ length: 32 }, (_, n) => n)));
const counting = (size: number) => Buffer.from(Array.from({ length: size }, (_, n) => n));

/**
 * Made by the reference implementation of argon2 (argon2-cffi 25.1.0), the HMAC by Python's hmac:
 * `hash_secret(hmac.digest(bytes(range(32)), b"246810", "sha256"), bytes(range(16)), 2, 19456, 1, 32, Type.ID)`.
 */
const REFERENCE =
  "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$UFZ2O1YI7iLrrQa9U/nx7hKYbiPWSsAzwDSUDS9gO0o";

describe("the hash of a payment password", () => {
  it("is what the reference implementation makes of the same password, pepper and salt", async () => {
    expect(await hashPayPassword(PASSWORD, PEPPER, counting)).toBe(REFERENCE);
  });

  it("matches its password", async () => {
    expect(await verifyPayPassword(PASSWORD, REFERENCE, PEPPER)).toBe(true);
  });

  it("has 16 bytes of salt of its own each time", async () => {
    const hashes = await Promise.all([1, 2].map(() => hashPayPassword(PASSWORD, PEPPER, randomBytes)));
    const salts = hashes.map((phc) => phc.split("$")[4] ?? "");
    expect(new Set(salts).size).toBe(2);
    expect(salts.map((salt) => Buffer.from(salt, "base64").length)).toEqual([16, 16]);
    const matches = await Promise.all(hashes.map((phc) => verifyPayPassword(PASSWORD, phc, PEPPER)));
    expect(matches).toEqual([true, true]);
  });

  it("does not match another password, or the same under another pepper", async () => {
    expect(await verifyPayPassword(new Sensitive("246811"), REFERENCE, PEPPER)).toBe(false);
    const another = new Sensitive(Buffer.alloc(32, 1));
    expect(await verifyPayPassword(PASSWORD, REFERENCE, another)).toBe(false);
  });

  it.each([
    "",
    "246810",
    REFERENCE.replace("argon2id", "argon2i"),
    REFERENCE.replace("v=19", "v=16"),
    REFERENCE.replace("p=1", "p=1$"),
    ` ${REFERENCE}`,
    `${REFERENCE}\n`,
  ])("never matches where it has another form: %j", async (phc) => {
    expect(await verifyPayPassword(PASSWORD, phc, PEPPER)).toBe(false);
  });
});

describe("a payment password", () => {
  it("is six digits of ASCII", () => {
    expect(isPayPassword("000000")).toBe(true);
    for (const other of [
      "",
      "12345",
      "1234567",
      "12345a",
      "12345 ",
      "123456\n",
      "１２３４５６",
      123456,
      null,
      ["123456"],
    ]) {
      expect(isPayPassword(other)).toBe(false);
    }
  });
});
