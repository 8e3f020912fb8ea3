import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSqliteStores } from "./index.ts";
import { snapshotSqlite } from "./snapshot.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

it("a copy that cannot be written is named itself, not the database that it was to be of", async () => {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  await (await openSqliteStores(path)).close();
  const copy = join(path, "copy", "shiming.db");
  mkdirSync(copy, { recursive: true });
  await expect(snapshotSqlite(path, join(path, "copy"))).rejects.toMatchObject({
    text: {
      en: expect.stringMatching(
        /\/copy\/shiming\.db cannot be used: .*; look at the owner and the rights of both/,
      ),
      zh: expect.stringMatching(/^无法使用 .*\/copy\/shiming\.db：.*；请检查两者的所有者和权限/),
    },
  });
});
