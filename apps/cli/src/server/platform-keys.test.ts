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

it("the key-encryption key whose name is the last seals, and those before it still open", () => {
  const { keys, load } = keysBeside({ hasData: true });
  writeFileSync(join(keys, "kek-2027-01-01.key"), Buffer.alloc(32, 1).toString("base64"), { mode: 0o600 });
  const { keyEncryptionKeys } = load();
  expect(keyEncryptionKeys.current().id).toBe("2027-01-01");
  expect(keyEncryptionKeys.byId("2026-07-01")?.id).toBe("2026-07-01");
});

it.each(["kek-2026-07-01.key", "pepper.key", "audit.pem", `${ISSUER}.key`])(
  "%s is refused when others can read it, and when it is gone",
  (file) => {
    const { keys, load } = keysBeside({ hasData: true });
    chmodSync(join(keys, file), 0o604);
    expect(load).toThrow(/can be read or written by others/);
    rmSync(join(keys, file));
    expect(load).toThrow(/is missing/);
  },
);

it("a lost key is to be made only where no data needs the old one", () => {
  const [before, beside] = [keysBeside({ hasData: false }), keysBeside({ hasData: true })];
  for (const { keys } of [before, beside]) rmSync(join(keys, "pepper.key"));
  expect(before.load).toThrow(/keys create/);
  expect(beside.load).toThrow(/restore it from its backup; a new one cannot replace it/);
});

it("a public half that is another key's is refused", async () => {
  const { keys, load } = keysBeside({ hasData: true });
  const other = keysBeside({ hasData: false });
  for (const file of ["audit.pem", "audit.pub"]) rmSync(join(other.keys, file));
  await createPlatformKeys(other.keys, AT);
  cpSync(join(other.keys, "audit.pub"), join(keys, "audit.pub"));
  expect(load).toThrow(/is not the public half of audit.pem/);
});

describe("the keys of the merchant authority", () => {
  it("lie in the folder under the key-encryption key, each for its own file", () => {
    const { keys, load } = keysBeside({ hasData: true });
    for (const file of ["merchant-root.key", `${ISSUER}.key`]) {
      expect(readFileSync(join(keys, file), "utf8")).toMatch(/^-----BEGIN SHIMING SEALED KEY-----/);
    }
    cpSync(join(keys, "merchant-root.key"), join(keys, `${ISSUER}.key`));
    expect(load).toThrow(/does not open: it was changed/);
  });

  it("need the key-encryption key that they are sealed with, and not the newest", () => {
    const { keys, load } = keysBeside({ hasData: true });
    const newer = join(keys, "kek-2027-01-01.key");
    writeFileSync(newer, Buffer.alloc(32, 1).toString("base64"), { mode: 0o600 });
    expect(load().merchantAuthority.issuers).toHaveLength(1);
    rmSync(join(keys, "kek-2026-07-01.key"));
    expect(load).toThrow(/is sealed with a kek-NAME\.key that is missing/);
  });

  it("work while the key of the root is elsewhere, as long as its list of revoked issuers is there", () => {
    const { keys, load } = keysBeside({ hasData: true });
    const before = load().fingerprints;
    rmSync(join(keys, "merchant-root.key"));
    expect(load().merchantAuthority.root).toMatchObject({ name: "root", revocations: expect.any(Buffer) });
    expect(load().fingerprints).toEqual(before);
    rmSync(join(keys, "merchant-root.crl"));
    expect(load).toThrow(/merchant-root\.crl is missing/);
  });
});

describe("another issuer", () => {
  const rotate = (keys: string, at = AT) =>
    createIssuer(keys, readKeyEncryptionKeys({ folder: keys, hasData: true }).keyEncryptionKeys, at);

  it("issues from then on, below the same root, and the one before still signs its list", async () => {
    const { keys, load } = keysBeside({ hasData: true });
    const { root, issuers } = load().merchantAuthority;
    expect(await rotate(keys)).toEqual({ name: `${ISSUER}-2`, before: ISSUER });
    const now = load().merchantAuthority;
    expect(now.root).toEqual(root);
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
    expect(load().fingerprints.at(-1)?.name).toBe("merchant-ca");
    expect(load().merchantAuthority).toEqual({ issuers: [{ name: "merchant-ca", ...former }] });
    await createPlatformKeys(keys, AT);
    expect(readdirSync(keys).filter((name) => name.startsWith("merchant-"))).toHaveLength(2);
    await rotate(keys);
    const { root, issuers } = load().merchantAuthority;
    expect(issuers.map(({ name }) => name)).toEqual(["merchant-ca", "2026-07-01"]);
    expect(root?.name).toBe("root");
  });
});
