import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createKeyEncryptionKey } from "./create-key-encryption-key.ts";
import { createFirstPepper, createPepper } from "./create-pepper.ts";
import { KeyRing } from "./key-ring.ts";
import { PepperRing } from "./pepper-ring.ts";
import { createSignInSecrets, keepSignInSecrets, readSignInSecrets } from "./sign-in-secrets.ts";

const AT = new Date("2026-07-01T00:00:00Z");

/** A folder with a pepper that has no name, as releases made it before peppers had names. */
async function olderFolder() {
  const folder = join(mkdtempSync(join(tmpdir(), "sign-in-secrets-")), "keys");
  onTestFinished(() => rmSync(join(folder, ".."), { recursive: true }));
  mkdirSync(folder, { mode: 0o700 });
  await createKeyEncryptionKey(folder, undefined, AT);
  const keys = { folder, hasData: true };
  const sealing = await KeyRing.open(keys, undefined, AT);
  createFirstPepper(folder, sealing);
  const open = () => new PepperRing(keys, sealing);
  const read = () => {
    const { cookies, addresses, senders, fingerprints } = readSignInSecrets(keys, sealing, open());
    return {
      secrets: [cookies, addresses, senders].map((secret) => secret.reveal().toString("hex")),
      names: fingerprints.map(({ name }) => name),
    };
  };
  return { folder, sealing, open, read };
}

/** As openssl derives it (RFC 5869, no salt). */
const derived = (key: Buffer, info: string) =>
  execFileSync("openssl", [
    ...["kdf", "-keylen", "32", "-kdfopt", "digest:SHA256", "-kdfopt", `hexkey:${key.toString("hex")}`],
    ...["-kdfopt", `info:${info}`, "-binary", "HKDF"],
  ]);

it("cookies, second factors and addresses of an older folder are the same before its first rotation, after it, and without its first pepper", async () => {
  const { folder, sealing, open, read } = await olderFolder();
  const pepper = Buffer.from(readFileSync(join(folder, "pepper.key"), "utf8"), "base64");
  const addresses = derived(pepper, "shiming sign-in addresses");
  const secrets = [
    derived(pepper, "shiming sign-in secret"),
    addresses,
    derived(addresses, "shiming mail senders"),
  ].map((secret) => secret.toString("hex"));
  expect(read()).toEqual({ secrets, names: [] });
  keepSignInSecrets(folder, sealing, open());
  const id = createPepper(folder, sealing, AT);
  expect(read()).toEqual({ secrets, names: ["sign-in"] });
  expect(open().current().id).toBe(id);
  rmSync(join(folder, "pepper.key"));
  expect(read()).toEqual({ secrets, names: ["sign-in"] });
  expect(readdirSync(folder).filter((file) => file.startsWith("pepper"))).toEqual([`pepper-${id}.key`]);
});

it("a new folder has secrets of its own, which nothing is derived from", async () => {
  const { folder, sealing, read } = await olderFolder();
  const older = read().secrets;
  createSignInSecrets(folder, sealing);
  expect(read().secrets.filter((secret) => older.includes(secret))).toEqual([]);
});
