import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { OpenStores } from "../open-stores.ts";
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
let stores: OpenStores;
let file: string;

beforeEach(async () => {
  directory = temporaryDirectory();
  file = join(directory.path, "shiming.db");
  stores = await openSqliteStores(directory.path);
  await stores.audit.append(EVENT);
});
afterEach(() => directory.remove());

const ways: [what: string, lose: () => void][] = [
  ["the database is removed", () => rmSync(file)],
  ["its log is removed", () => rmSync(`${file}-wal`)],
  ["another file takes its place", exchange],
];

function exchange(): void {
  cpSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
}

it.each(ways)("nothing is answered as written any more once %s", async (_, lose) => {
  lose();
  const refused = { name: "StoreUnavailable", message: expect.stringContaining("removed or exchanged") };
  await expect(stores.audit.append(EVENT)).rejects.toMatchObject(refused);
  await expect(stores.health.check(new Date(0))).rejects.toMatchObject(refused);
  await stores.close().catch(() => undefined);
});

it("a log without its database is refused, and both are left as they are", async () => {
  cpSync(`${file}-wal`, `${file}-kept`);
  await stores.close();
  rmSync(file);
  renameSync(`${file}-kept`, `${file}-wal`);
  await expect(openSqliteStores(directory.path)).rejects.toMatchObject({
    name: "StoreUnavailable",
    message: expect.stringContaining(`${file} is gone`),
  });
});
