import { X509Certificate } from "node:crypto";
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRootAuthority } from "@shiming/ca";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createIssuer } from "./create-merchant-authority.ts";
import { createPlatformKeys } from "./create-platform-keys.ts";
import { readKeyEncryptionKeys } from "./key-encryption-keys.ts";
import { loadPlatformKeys } from "./platform-keys.ts";

const AT = new Date("2026-07-01T00:00:00Z");
const ISSUER = "merchant-issuer-2026-07-01";
const made = mkdtempSync(join(tmpdir(), "platform-keys-"));
beforeAll(() => createPlatformKeys(join(made, "keys"), AT));
afterAll(() => rmSync(made, { recursive: true }));

/** Keys of a platform whose data is there, or not yet. */
function keysBeside({ hasData }: { readonly hasData: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), "platform-keys-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(made, "keys"), join(folder, "keys"), { recursive: true });
  if (hasData) writeFileSync(join(folder, "shiming.db"), "");
  return { keys: join(folder, "keys"), load: () => loadPlatformKeys(join(folder, "keys"), folder) };
}

it("the key-encryption key whose name is the last seals, and those before it still open", async () => {
  const { keys, load } = keysBeside({ hasData: true });
  writeFileSync(join(keys, "kek-2027-01-01.key"), Buffer.alloc(32, 1).toString("base64"), { mode: 0o600 });
  const { keyEncryptionKeys } = await load();
  expect(keyEncryptionKeys.current().id).toBe("2027-01-01");
  expect(keyEncryptionKeys.byId("2026-07-01")?.id).toBe("2026-07-01");
});

it.each(["kek-2026-07-01.key", "pepper.key", "audit.pem", `${ISSUER}.key`])(
  "%s is refused when others can read it, and when it is gone",
  async (file) => {
    const { keys, load } = keysBeside({ hasData: true });
    chmodSync(join(keys, file), 0o604);
    await expect(load()).rejects.toThrow(/can be read or written by others/);
    rmSync(join(keys, file));
    await expect(load()).rejects.toThrow(/is missing/);
  },
);

it("a lost key is to be made only where no data needs the old one", async () => {
  const [before, beside] = [keysBeside({ hasData: false }), keysBeside({ hasData: true })];
  for (const { keys } of [before, beside]) rmSync(join(keys, "pepper.key"));
  await expect(before.load()).rejects.toThrow(/keys create/);
  await expect(beside.load()).rejects.toThrow(/restore it from its backup; a new one cannot replace it/);
});

it("a public half that is another key's is refused", async () => {
  const { keys, load } = keysBeside({ hasData: true });
  const other = keysBeside({ hasData: false });
  for (const file of ["audit.pem", "audit.pub"]) rmSync(join(other.keys, file));
  await createPlatformKeys(other.keys, AT);
  cpSync(join(other.keys, "audit.pub"), join(keys, "audit.pub"));
  await expect(load()).rejects.toThrow(/is not the public half of audit.pem/);
});

describe("the keys of the merchant authority", async () => {
  it("lie in the folder under the key-encryption key, each for its own file", async () => {
    const { keys, load } = keysBeside({ hasData: true });
    for (const file of ["merchant-root.key", `${ISSUER}.key`]) {
      expect(readFileSync(join(keys, file), "utf8")).toMatch(/^-----BEGIN SHIMING SEALED KEY-----/);
    }
    cpSync(join(keys, "merchant-root.key"), join(keys, `${ISSUER}.key`));
    await expect(load()).rejects.toThrow(/does not open: it was changed/);
  });

  it("need the key-encryption key that they are sealed with, and not the newest", async () => {
    const { keys, load } = keysBeside({ hasData: true });
    const newer = join(keys, "kek-2027-01-01.key");
    writeFileSync(newer, Buffer.alloc(32, 1).toString("base64"), { mode: 0o600 });
    expect((await load()).merchantAuthority.issuers).toHaveLength(1);
    rmSync(join(keys, "kek-2026-07-01.key"));
    await expect(load()).rejects.toThrow(/is sealed with a kek-NAME\.key that is missing/);
  });

  it("work while the key of the root is elsewhere, as long as its list of revoked issuers is there", async () => {
    const { keys, load } = keysBeside({ hasData: true });
    const before = (await load()).fingerprints;
    rmSync(join(keys, "merchant-root.key"));
    expect((await load()).merchantAuthority.root).toMatchObject({
      name: "root",
      revocations: expect.any(Buffer),
    });
    expect((await load()).fingerprints).toEqual(before);
    rmSync(join(keys, "merchant-root.crl"));
    await expect(load()).rejects.toThrow(/merchant-root\.crl is missing/);
  });
});

describe("another issuer", async () => {
  const rotate = (keys: string, at = AT) =>
    readKeyEncryptionKeys({ folder: keys, hasData: true }).then((sealing) => createIssuer(keys, sealing, at));

  it("issues from then on, below the same root, and the one before still signs its list", async () => {
    const { keys, load } = keysBeside({ hasData: true });
    const { root, issuers } = (await load()).merchantAuthority;
    expect(await rotate(keys)).toEqual({ name: `${ISSUER}-2`, before: ISSUER });
    const now = (await load()).merchantAuthority;
    expect(now.root?.certificatePem).toBe(root?.certificatePem);
    expect(now.issuers.map(({ name }) => name)).toEqual(["2026-07-01", "2026-07-01-2"]);
    expect(now.issuers[0]).toEqual(issuers[0]);
    for (const { certificatePem } of now.issuers) {
      const certificate = new X509Certificate(certificatePem);
      expect(certificate.verify(new X509Certificate(root?.certificatePem ?? "").publicKey)).toBe(true);
    }
  });

  it("is not made without the key of the root", async () => {
    const { keys } = keysBeside({ hasData: true });
    rmSync(join(keys, "merchant-root.key"));
    await expect(rotate(keys)).rejects.toThrow(/bring the key of the root back/);
  });

  it("comes after the one authority of a folder from before there were roots, which goes on working", async () => {
    const { keys, load } = keysBeside({ hasData: true });
    for (const file of readdirSync(keys).filter((name) => name.startsWith("merchant-")))
      rmSync(join(keys, file));
    const validity = { notBefore: AT, notAfter: new Date(AT.getTime() + 86_400_000) };
    const former = await createRootAuthority({ commonName: "Shiming Merchant CA", validity });
    writeFileSync(join(keys, "merchant-ca.crt"), former.certificatePem);
    writeFileSync(join(keys, "merchant-ca.key"), former.privateKeyPem, { mode: 0o600 });
    expect((await load()).fingerprints.at(-1)?.name).toBe("merchant-ca");
    expect((await load()).merchantAuthority).toEqual({ issuers: [{ name: "merchant-ca", ...former }] });
    await createPlatformKeys(keys, AT);
    expect(readdirSync(keys).filter((name) => name.startsWith("merchant-"))).toHaveLength(2);
    await rotate(keys);
    const { root, issuers } = (await load()).merchantAuthority;
    expect(issuers.map(({ name }) => name)).toEqual(["merchant-ca", "2026-07-01"]);
    expect(root?.name).toBe("root");
  });
});

it("events are signed with the key whose name is the last, those before it are told, and it is sealed", async () => {
  const { keys, load } = keysBeside({ hasData: true });
  const { events, store } = await load();
  expect(events.all).toHaveLength(1);
  const before = events.current();
  const name = await store.createEventKey(AT);
  expect(name).toBe("events-2026-07-01-2");
  expect(events.all).toHaveLength(2);
  expect(events.current()).not.toBe(before);
  expect(events.all).toContain(before);
  expect(readFileSync(join(keys, `${name}.key`), "utf8")).toMatch(/^-----BEGIN SHIMING SEALED KEY-----/);
  const inUse = (await store.list()).filter(({ name, isInUse }) => name.startsWith("events-") && isInUse);
  expect(inUse.map((key) => key.name)).toEqual([name]);
  await store.remove("events-2026-07-01");
  expect((await load()).events.all).toHaveLength(1);
  expect((await store.sealedKeys()).map(({ name }) => name)).toContain(`${name}.key`);
});

it("a folder from before there were events signs none, and one whose key is none of P-256 is refused", async () => {
  const { keys, load } = keysBeside({ hasData: true });
  rmSync(join(keys, "events-2026-07-01.key"));
  const { events } = await load();
  expect([events.current(), events.all]).toEqual([undefined, []]);
  cpSync(join(keys, "audit.pem"), join(keys, "events-2026-07-02.key"));
  await expect(load()).rejects.toThrow(/events-2026-07-02.key is no P-256 private key/);
});
