import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { staffWrite } from "../conformance/samples.ts";
import { openSqliteStores } from "./open.ts";
import { readSqliteAudit } from "./read-audit.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

describe("the audit of a data directory", () => {
  let directory: ReturnType<typeof temporaryDirectory>;

  beforeEach(() => {
    directory = temporaryDirectory();
  });

  afterEach(() => directory.remove());

  async function places(): Promise<number[]> {
    const seen: number[] = [];
    for await (const { seq } of readSqliteAudit(directory.path)) seen.push(seq);
    return seen;
  }

  it("is read beside the process that writes it, and after it", async () => {
    const stores = await openSqliteStores(directory.path);
    await stores.audit.append(staffWrite("one"));
    expect(await places()).toEqual([1]);
    await stores.audit.append(staffWrite("two"));
    await stores.close();
    expect(await places()).toEqual([1, 2]);
  });

  it("is refused in a sentence where there is none", async () => {
    await expect(places()).rejects.toThrow(`There is no database in ${directory.path}.`);
    const file = join(directory.path, "shiming.db");
    writeFileSync(file, "not a database, but long enough to be looked at as one");
    await expect(places()).rejects.toThrow(`The audit in ${file} cannot be read: file is not a database.`);
  });
});
