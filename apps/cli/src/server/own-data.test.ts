import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { auditHeadsFile, headWriterOf } from "./audit-heads.ts";
import { createPlatformKeys } from "./create-platform-keys.ts";
import { openOwnData } from "./own-data.ts";
import { loadPlatformKeys, type PlatformKeys } from "./platform-keys.ts";

const AT = new Date("2026-07-01T00:00:00Z");
const scratch = mkdtempSync(join(tmpdir(), "own-data-"));
let [keys, otherKeys]: PlatformKeys[] = [];
let data: string;

beforeAll(async () => {
  for (const name of ["keys", "other-keys"]) await createPlatformKeys(join(scratch, name), AT);
  [keys, otherKeys] = await Promise.all(
    ["keys", "other-keys"].map((name) => loadPlatformKeys(join(scratch, name), scratch)),
  );
});
afterAll(() => rmSync(scratch, { recursive: true }));
beforeEach(() => {
  data = mkdtempSync(join(scratch, "data-"));
});

/** Opens the data, adds an entry to its audit, signs the head, and lets go. */
async function use(by: PlatformKeys = keys as PlatformKeys): Promise<void> {
  const stores = await openOwnData(
    { data, databaseUrl: undefined, keys: by, actor: { kind: "command_line", user: "test" } },
    AT,
  );
  try {
    await stores.audit.append({
      kind: "staff_write",
      at: AT,
      actor: "test",
      action: "quota_set",
      subject: "data",
    });
    await headWriterOf(stores, by, data).write(AT);
  } finally {
    await stores.close();
  }
}

it("data that is the newest, with its own keys, is opened again", async () => {
  await use();
  await use();
  expect(readFileSync(auditHeadsFile(data), "utf8").trim().split("\n")).toHaveLength(2);
});

it("data that ends before its last signed head is refused", async () => {
  await use();
  const copy = readFileSync(join(data, "shiming.db"));
  await use();
  writeFileSync(join(data, "shiming.db"), copy);
  await expect(use()).rejects.toThrow(/shiming restore/);
});

it("signed heads without their database are refused, and none is made", async () => {
  await use();
  const heads = readFileSync(auditHeadsFile(data));
  rmSync(data, { recursive: true });
  data = mkdtempSync(join(scratch, "data-"));
  writeFileSync(auditHeadsFile(data), heads);
  await expect(use()).rejects.toThrow(/no shiming\.db/);
});

it("keys that are not the data's are refused by name", async () => {
  await use();
  rmSync(auditHeadsFile(data));
  const refused =
    /pepper\.key.*audit\.pem.*merchant-issuer-[^ ]+\.key|(?:not the ones that the data belongs to)/;
  await expect(use(otherKeys)).rejects.toThrow(refused);
});

it("a line of the heads that another key has signed is not what the data is compared with", async () => {
  await use();
  const mine = data;
  data = mkdtempSync(join(scratch, "data-"));
  for (let n = 0; n < 3; n += 1) await use(otherKeys);
  const strange = readFileSync(auditHeadsFile(data), "utf8");
  data = mine;
  writeFileSync(auditHeadsFile(data), readFileSync(auditHeadsFile(data), "utf8") + strange);
  await use();
});
