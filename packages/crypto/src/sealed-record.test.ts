import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { type KeyEncryptionKey, localKeyEncryptionKey } from "./key-encryption-key.ts";
import { openRecord, rewrapRecord, sealedWith, sealRecord } from "./sealed-record.ts";

const spring = localKeyEncryptionKey("2025-spring", Buffer.alloc(32, 1));
const autumn = localKeyEncryptionKey("2025-autumn", Buffer.alloc(32, 2));
const both = keys(spring, autumn);
const context = "account/42/real_name";
const plaintext = Buffer.from("林知夏");

function keys(...all: KeyEncryptionKey[]) {
  return (id: string) => all.find((key) => key.id === id);
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof CryptoError ? error.code : "not a CryptoError";
  }
}

test("any record opens in its own context, and is never sealed to the same bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: "binary" }), (bytes, place) => {
      const sealed = sealRecord(bytes, place, spring);
      expect(Buffer.from(openRecord(sealed, place, both))).toEqual(Buffer.from(bytes));
      expect(sealRecord(bytes, place, spring)).not.toEqual(sealed);
    }),
  );
});

test("a key-encryption key never uses an IV twice", () => {
  const ivOf = (wrapped: Uint8Array) => Buffer.from(wrapped.subarray(0, 12)).toString("hex");
  const ivs = Array.from({ length: 100 }, () => ivOf(spring.wrap(Buffer.alloc(32), context)));
  expect(new Set(ivs).size).toBe(100);
});

test("a record with any bit flipped is refused", () => {
  const sealed = sealRecord(plaintext, context, spring);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Uint8Array.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    expect(codeOf(() => openRecord(changed, context, both))).toMatch(
      /^(record_unreadable|key_encryption_key_unknown)$/,
    );
  }
});

test("a record cut or lengthened anywhere is refused", () => {
  const sealed = sealRecord(plaintext, context, spring);
  for (let length = 0; length < sealed.length; length += 1) {
    expect(codeOf(() => openRecord(sealed.subarray(0, length), context, both))).toBe("record_unreadable");
  }
  expect(codeOf(() => openRecord(Buffer.concat([sealed, Buffer.alloc(1)]), context, both))).toBe(
    "record_unreadable",
  );
});

test("a record opens in no other context", () => {
  const sealed = sealRecord(plaintext, context, spring);
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom("", "account/43/real_name", `${context}\0`)),
      (other) => {
        fc.pre(other !== context);
        expect(codeOf(() => openRecord(sealed, other, both))).toBe("record_unreadable");
      },
    ),
  );
});

test("a record names the key-encryption key it needs, and says so when that is missing", () => {
  const sealed = sealRecord(plaintext, context, spring);
  expect(sealedWith(sealed)).toBe("2025-spring");
  expect(codeOf(() => openRecord(sealed, context, keys(autumn)))).toBe("key_encryption_key_unknown");
  expect(codeOf(() => sealedWith(Buffer.from("no record")))).toBe("record_unreadable");
});

test("another key under the same name opens nothing, nor does the same key under another name", () => {
  const sealed = sealRecord(plaintext, context, spring);
  const impostor = localKeyEncryptionKey("2025-spring", Buffer.alloc(32, 3));
  const renamed = localKeyEncryptionKey("renamed", Buffer.alloc(32, 1));
  expect(codeOf(() => openRecord(sealed, context, keys(impostor)))).toBe("record_unreadable");
  expect(codeOf(() => openRecord(sealed, context, () => renamed))).toBe("record_unreadable");
});

test("rewrapping moves a record to another key and leaves its ciphertext as it was", () => {
  const sealed = sealRecord(plaintext, context, spring);
  const rewrapped = rewrapRecord(sealed, context, both, autumn);
  expect(sealedWith(rewrapped)).toBe("2025-autumn");
  expect(Buffer.from(openRecord(rewrapped, context, keys(autumn)))).toEqual(plaintext);
  const body = 12 + plaintext.length + 16;
  expect(rewrapped.subarray(-body)).toEqual(sealed.subarray(-body));
  expect(codeOf(() => rewrapRecord(sealed, "elsewhere", both, autumn))).toBe("record_unreadable");
});

test("the format is the documented one: a record put together by hand opens", () => {
  const encrypt = (key: Buffer, iv: Buffer, data: Buffer, associated: string) => {
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(associated));
    return Buffer.concat([iv, cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  };
  const dataKey = Buffer.alloc(32, 9);
  const id = Buffer.from("2025-spring");
  const wrapped = encrypt(
    Buffer.alloc(32, 1),
    Buffer.alloc(12, 5),
    dataKey,
    `shiming data key v1\0${id}\0${context}`,
  );
  const body = encrypt(dataKey, Buffer.alloc(12, 6), plaintext, `shiming record v1\0${context}`);
  const sealed = Buffer.concat([Buffer.from([1, id.length]), id, Buffer.from([0, 60]), wrapped, body]);
  expect(Buffer.from(openRecord(sealed, context, both))).toEqual(plaintext);
  expect(sealed).toHaveLength(sealRecord(plaintext, context, spring).length);
});

test.each([
  ["no id", "", 32],
  ["an id of 256 bytes", "k".repeat(256), 32],
  ["a key of 31 bytes", "k", 31],
])("a key-encryption key with %s is refused", (_what, id, length) => {
  expect(codeOf(() => localKeyEncryptionKey(id, Buffer.alloc(length)))).toBe("key_encryption_key_invalid");
});
