import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStores } from "./open.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

const EVENT = {
  kind: "staff_write",
  at: new Date(0),
  actor: "a",
  action: "quota_set",
  subject: "c",
} as const;

let directory: ReturnType<typeof temporaryDirectory>;

beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => directory.remove());

it("nothing is answered as written that the log on the disk could not be asked for", async () => {
  const stores = await openSqliteStores(directory.path);
  rmSync(join(directory.path, "shiming.db-wal"), { force: true });
  await expect(stores.audit.append(EVENT)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(stores.audit.append(EVENT)).rejects.toMatchObject({ code: "ENOENT" });
  await stores.close().catch(() => undefined);
});
