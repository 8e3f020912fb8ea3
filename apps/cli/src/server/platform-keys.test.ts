import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { createPlatformKeys } from "./create-platform-keys.ts";
import { loadPlatformKeys } from "./platform-keys.ts";

const AT = new Date("2026-07-01T00:00:00Z");
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

it.each(["kek-2026-07-01.key", "pepper.key", "audit.pem", "merchant-ca.key"])(
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
