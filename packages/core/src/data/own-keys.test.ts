import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AuditEvent } from "../audit/event.ts";
import type { KeyRegister } from "../ports/key-register.ts";
import { ON_MACHINE, OPERATOR_NAME } from "../testing/operator.ts";
import { foreignKeysAmong, rememberKeys } from "./own-keys.ts";
import { fingerprintOfKeyPair, fingerprintOfSecret, type PlatformKey } from "./platform-key.ts";

const NOON = new Date(Date.UTC(2026, 10, 22, 12));
const secret = (fill: number) => Buffer.alloc(32, fill);
const pepper = fingerprintOfSecret("pepper", secret(1));
const kek = (name: string, fill: number) => fingerprintOfSecret(`kek-${name}`, secret(fill));

function registerOf(known: readonly PlatformKey[]) {
  let keys = known;
  const events: AuditEvent[] = [];
  const register: KeyRegister = {
    list: async () => keys,
    async replace(next, event) {
      keys = next;
      events.push(event);
    },
  };
  return { register, events };
}

describe("the keys that data belongs to", () => {
  it("are the same keys", async () => {
    const { register } = registerOf([kek("a", 2), pepper]);
    expect(await foreignKeysAmong([pepper, kek("a", 2)], register)).toEqual([]);
  });

  it("are no others by the same names: each that is another is named", async () => {
    const { register } = registerOf([kek("a", 2), pepper]);
    const foreign = await foreignKeysAmong([kek("a", 3), fingerprintOfSecret("pepper", secret(4))], register);
    expect(foreign).toEqual([
      { name: "kek-a", fault: "another" },
      { name: "pepper", fault: "another" },
    ]);
  });

  it("may have a new key-encryption key beside the old ones", async () => {
    const { register } = registerOf([kek("a", 2), pepper]);
    expect(await foreignKeysAmong([kek("a", 2), kek("b", 3), pepper], register)).toEqual([]);
  });

  it("lack one that is gone without having been removed, and so forgotten", async () => {
    const { register } = registerOf([kek("a", 2), kek("b", 3), pepper]);
    expect(await foreignKeysAmong([kek("b", 3), pepper], register)).toEqual([
      { name: "kek-a", fault: "missing" },
    ]);
  });

  it("lack a pepper whatever is sealed", async () => {
    const { register } = registerOf([pepper]);
    expect(await foreignKeysAmong([], register)).toEqual([{ name: "pepper", fault: "missing" }]);
  });

  it("are remembered once, and again when they have changed", async () => {
    const { register, events } = registerOf([]);
    const as = { kind: "keys_remembered", actor: ON_MACHINE } as const;
    await rememberKeys([pepper, kek("a", 2)], as, register, NOON);
    await rememberKeys([kek("a", 2), pepper], as, register, NOON);
    expect(events).toEqual([{ ...as, actor: OPERATOR_NAME, at: NOON, keys: [kek("a", 2), pepper] }]);
    await rememberKeys([kek("a", 2), kek("b", 3), pepper], as, register, NOON);
    expect(events).toHaveLength(2);
  });
});

describe("a fingerprint", () => {
  // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:01…01 -kdfopt hexsalt: -kdfopt hexinfo:… HKDF
  it("is the HKDF that openssl derives", () => {
    expect(pepper.fingerprint).toBe("64238d8174288e8f75846af92b6c332f791407fde3cd887c6249de0828499eb7");
  });

  it("differs by name and by content", () => {
    const all = [kek("a", 1), kek("b", 1), kek("a", 2), pepper].map(({ fingerprint }) => fingerprint);
    expect(new Set(all).size).toBe(4);
  });

  it("is of the public half of a key pair", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const another = generateKeyPairSync("ed25519").publicKey;
    expect(fingerprintOfKeyPair("audit", publicKey)).toEqual(fingerprintOfKeyPair("audit", publicKey));
    expect(fingerprintOfKeyPair("audit", publicKey)).not.toEqual(fingerprintOfKeyPair("audit", another));
  });
});
