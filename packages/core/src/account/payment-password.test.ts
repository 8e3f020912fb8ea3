import { randomBytes } from "node:crypto";
import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import {
  hashPayPassword,
  importPayPasswordHash,
  isForeignHash,
  isOutdatedHash,
  isPayPassword,
  verifyPayPassword,
} from "./payment-password.ts";
import { onePepper, type Peppers } from "./pepper.ts";

const PASSWORD = new Sensitive("246810");
const SECRET = new Sensitive(Buffer.from(Array.from({ length: 32 }, (_, n) => n)));
const PEPPERS = onePepper(SECRET);
const counting = (size: number) => Buffer.from(Array.from({ length: size }, (_, n) => n));

/**
 * Made by the reference implementation of argon2 (argon2-cffi 25.1.0), the HMAC by Python's hmac:
 * `hash_secret(hmac.digest(bytes(range(32)), b"246810", "sha256"), bytes(range(16)), 2, 19456, 1, 32, Type.ID)`.
 */
const REFERENCE =
  "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$UFZ2O1YI7iLrrQa9U/nx7hKYbiPWSsAzwDSUDS9gO0o";

describe("the hash of a payment password", () => {
  it("is what the reference implementation makes of the same password, pepper and salt", async () => {
    expect(await hashPayPassword(PASSWORD, PEPPERS, counting)).toBe(REFERENCE);
  });

  it("matches its password", async () => {
    expect(await verifyPayPassword(PASSWORD, REFERENCE, PEPPERS)).toBe(true);
  });

  it("has 16 bytes of salt of its own each time", async () => {
    const hashes = await Promise.all([1, 2].map(() => hashPayPassword(PASSWORD, PEPPERS, randomBytes)));
    const salts = hashes.map((phc) => phc.split("$")[4] ?? "");
    expect(new Set(salts).size).toBe(2);
    expect(salts.map((salt) => Buffer.from(salt, "base64").length)).toEqual([16, 16]);
    const matches = await Promise.all(hashes.map((phc) => verifyPayPassword(PASSWORD, phc, PEPPERS)));
    expect(matches).toEqual([true, true]);
  });

  it("does not match another password, or the same under another pepper", async () => {
    expect(await verifyPayPassword(new Sensitive("246811"), REFERENCE, PEPPERS)).toBe(false);
    const another = onePepper(new Sensitive(Buffer.alloc(32, 1)));
    expect(await verifyPayPassword(PASSWORD, REFERENCE, another)).toBe(false);
  });

  it("names its pepper, unless that is the first, and is of no other", async () => {
    const autumn = { id: "2026-10-01", secret: SECRET };
    const both: Peppers = {
      current: () => autumn,
      byId: (id) => (id === autumn.id ? autumn : { id, secret: new Sensitive(Buffer.alloc(32, 1)) }),
    };
    const named = REFERENCE.replace("p=1", "p=1,keyid=2026-10-01");
    expect(await hashPayPassword(PASSWORD, both, counting)).toBe(named);
    expect(await verifyPayPassword(PASSWORD, named, both)).toBe(true);
    expect(await verifyPayPassword(PASSWORD, REFERENCE, both)).toBe(false);
    expect([isOutdatedHash(named, both), isOutdatedHash(REFERENCE, both)]).toEqual([false, true]);
    const imported = importPayPasswordHash(new Sensitive(FOREIGN[0]), both.current());
    expect(imported).toBe(KEPT.replace("p=1", "p=1,keyid=2026-10-01"));
    expect(await verifyPayPassword(PASSWORD, imported, both)).toBe(true);
  });

  it("is neither right nor wrong where its pepper is not at hand", async () => {
    const named = REFERENCE.replace("p=1", "p=1,keyid=2026-10-01");
    await expect(verifyPayPassword(PASSWORD, named, PEPPERS)).rejects.toMatchObject({
      failure: "platform_busy",
      detail: { hint: { en: expect.stringContaining("pepper-2026-10-01.key") } },
    });
  });

  it.each([
    "",
    "246810",
    REFERENCE.replace("p=1", "p=1,keyid="),
    REFERENCE.replace("argon2id", "argon2i"),
    REFERENCE.replace("v=19", "v=16"),
    REFERENCE.replace("p=1", "p=1$"),
    ` ${REFERENCE}`,
    `${REFERENCE}\n`,
  ])("never matches where it has another form: %j", async (phc) => {
    expect(await verifyPayPassword(PASSWORD, phc, PEPPERS)).toBe(false);
  });
});

/**
 * Made by argon2-cffi 25.1.0 of the bare password: `hash_secret(b"246810", salt, t, m, p, length, Type.ID)` with
 * `bytes(range(16))` and `bytes(range(8))` as salts.
 */
const FOREIGN = [
  "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$Fvt7B9xwgWoMPWM9oidJhYVsQIxRaOyAmhYmRKN7mx8",
  "$argon2id$v=19$m=4096,t=3,p=4$AAECAwQFBgc$Mho74WbOR4o6q3JuhwywfA",
] as const;

/** The tag of the first, under Python's `hmac.digest(bytes(range(32)), tag, "sha512")[:32]`. */
const KEPT =
  "$argon2id-hmac-sha512$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$01mHN+owkPcFhdmyUirA9vswAW99RFt3Hv9wfQM/k7E";

describe("a hash from elsewhere", () => {
  it("is kept under an HMAC with the pepper", () => {
    expect(importPayPasswordHash(new Sensitive(FOREIGN[0]), PEPPERS.current())).toBe(KEPT);
    expect([isOutdatedHash(KEPT, PEPPERS), isOutdatedHash(REFERENCE, PEPPERS)]).toEqual([true, false]);
  });

  it.each(FOREIGN)("matches its password, and no other, and not without the pepper: %s", async (foreign) => {
    expect(isForeignHash(foreign)).toBe(true);
    const kept = importPayPasswordHash(new Sensitive(foreign), PEPPERS.current());
    expect(await verifyPayPassword(PASSWORD, kept, PEPPERS)).toBe(true);
    expect(await verifyPayPassword(new Sensitive("246811"), kept, PEPPERS)).toBe(false);
    expect(await verifyPayPassword(PASSWORD, kept, onePepper(new Sensitive(Buffer.alloc(32, 1))))).toBe(
      false,
    );
  });

  it("is worth nothing when it is put into the store as it came", async () => {
    expect(await verifyPayPassword(PASSWORD, FOREIGN[0], PEPPERS)).toBe(false);
  });

  it.each<[string, string]>([
    ["", "nothing"],
    ["246810", "a password in clear"],
    [FOREIGN[0].replace("argon2id", "argon2i"), "another argon2"],
    [FOREIGN[0].replace("v=19", "v=16"), "an old version"],
    [FOREIGN[0].replace("m=19456", "m=65537"), "more memory than 64 MiB"],
    [FOREIGN[0].replace("t=2", "t=14"), "19 MiB in more passes than 64 MiB in four"],
    [FOREIGN[0].replace("p=1", "p=5"), "more than 4 lanes"],
    [FOREIGN[0].replace("m=19456", "m=7"), "less memory than its lanes need"],
    [FOREIGN[0].replace("t=2", "t=0"), "no pass"],
    [FOREIGN[0].replace("t=2", "t=02"), "a number with a zero before it"],
    [FOREIGN[0].replace("AAECAwQFBgcICQoLDA0ODw", "AAECAw"), "a short salt"],
    [FOREIGN[1].replace("Mho74WbOR4o6q3JuhwywfA", "Mho74WbO"), "a short tag"],
    [FOREIGN[0].replace("p=1", "p=1,keyid=a"), "under a key of its own"],
    [`${FOREIGN[0]}=`, "padding"],
    [` ${FOREIGN[0]}`, "a space"],
    [KEPT, "what is stored here"],
    ["$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "bcrypt"],
  ])("is not imported where it is something else: $1", (text) => {
    expect(isForeignHash(text)).toBe(false);
    expect(() => importPayPasswordHash(new Sensitive(text), PEPPERS.current())).toThrow(TypeError);
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
