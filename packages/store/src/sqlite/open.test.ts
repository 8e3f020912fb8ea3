import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./database-file.ts";
import { openSqliteStores } from "./open.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

const EVENT = {
  kind: "staff_write",
  at: new Date(0),
  actor: "a",
  action: "quota_set",
  subject: "c",
} as const;

describe("SQLite stores", () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let file: string;

  beforeEach(() => {
    directory = temporaryDirectory();
    file = join(directory.path, "shiming.db");
  });

  afterEach(() => directory.remove());

  it("make their directory, and everything in it for its owner alone", async () => {
    const path = join(directory.path, "a", "b");
    const stores = await openSqliteStores(path);
    await stores.audit.append(EVENT);
    const modes = readdirSync(path).map((name) => [name, statSync(join(path, name)).mode & 0o777]);
    expect(Object.fromEntries(modes)).toEqual({
      "lock.db": 0o600,
      "lock.db-journal": 0o600,
      "shiming.db": 0o600,
      "shiming.db-shm": 0o600,
      "shiming.db-wal": 0o600,
    });
    expect(statSync(path).mode & 0o777).toBe(0o700);
    await stores.close();
  });

  it("leave nothing behind but the database and the lock when they are closed", async () => {
    const stores = await openSqliteStores(directory.path);
    await stores.audit.append(EVENT);
    await stores.close();
    expect(readdirSync(directory.path).sort()).toEqual(["lock.db", "shiming.db"]);
  });

  it("finish what waits before they are closed", async () => {
    const stores = await openSqliteStores(directory.path);
    const writes = [1, 2, 3].map(() => stores.audit.append(EVENT));
    await stores.close();
    await Promise.all(writes);
    const again = await openSqliteStores(directory.path);
    expect(await again.audit.size()).toBe(3);
    await again.close();
  });

  it("are closed whole, though somebody was reading", async () => {
    const stores = await openSqliteStores(directory.path);
    const nobody = { issuer: "https://host.example", userId: "nobody" };
    const reads: Promise<unknown>[] = [];
    stores.writes.onCommit(() => reads.push(stores.accounts.find(nobody)));
    reads.push(stores.accounts.find(nobody));
    const write = stores.audit.append(EVENT);
    await stores.close();
    await write;
    expect(await Promise.all(reads)).toEqual(reads.map(() => undefined));
    expect(readdirSync(directory.path).sort()).toEqual(["lock.db", "shiming.db"]);
  });

  it("refuse what comes after they were closed", async () => {
    const stores = await openSqliteStores(directory.path);
    await stores.close();
    await expect(stores.audit.append(EVENT)).rejects.toThrow("not open");
  });

  it("tell how many writes wait and what each commit held", async () => {
    const stores = await openSqliteStores(directory.path);
    const commits: number[] = [];
    stores.writes.onCommit((waits) => commits.push(waits.length));
    const writes = [1, 2, 3].map(() => stores.audit.append(EVENT));
    expect(stores.writes.depth()).toBe(3);
    await Promise.all(writes);
    expect(commits).toEqual([3]);
    await stores.close();
  });

  it("write through to the disk, beside a log, with foreign keys held, where nobody else waits for the disk", () => {
    const writer = openDatabase(file);
    const read = (pragma: string) => writer.pragma(pragma, { simple: true });
    expect(read("journal_mode")).toBe("wal");
    expect(read("synchronous")).toBe(2);
    expect(read("foreign_keys")).toBe(1);
    writer.close();
  });
});

describe("a data directory", () => {
  let directory: ReturnType<typeof temporaryDirectory>;

  beforeEach(() => {
    directory = temporaryDirectory();
  });

  afterEach(() => directory.remove());

  /** Opens the directory in a process of its own. @returns what it said */
  function openElsewhere(): string {
    const program = `
      import { openSqliteStores } from ${JSON.stringify(new URL("open.ts", import.meta.url).href)};
      const stores = await openSqliteStores(process.argv[1]).catch((error) => console.log(String(error)));
      await stores?.close();
      if (stores) console.log("opened");`;
    const args = ["--input-type=module", "-e", program, directory.path];
    return execFileSync(process.execPath, args, { encoding: "utf8" }).trim();
  }

  it("is refused to a second process, in one sentence, until the first lets go", async () => {
    const stores = await openSqliteStores(directory.path);
    const sentence = `The data in ${directory.path} is in use by another shiming process.`;
    expect(openElsewhere()).toBe(`StoreUnavailable: ${sentence}`);
    await stores.close();
    expect(openElsewhere()).toBe("opened");
  });

  it("stays with the process that has it when the same process asks for it again", async () => {
    const stores = await openSqliteStores(directory.path);
    await expect(openSqliteStores(directory.path)).rejects.toThrow("is in use by another shiming process");
    expect(openElsewhere()).toContain("is in use by another shiming process");
    await stores.audit.append(EVENT);
    await stores.close();
  });

  it("is let go of by a process that is killed, with everything that it had answered", async () => {
    const program = `
      import { openSqliteStores } from ${JSON.stringify(new URL("open.ts", import.meta.url).href)};
      const stores = await openSqliteStores(process.argv[1]);
      const event = { kind: "staff_write", at: new Date(0), actor: "a", action: "quota_set", subject: "c" };
      await Promise.all([stores.audit.append(event), stores.audit.append(event)]);
      process.kill(process.pid, "SIGKILL");`;
    const args = ["--input-type=module", "-e", program, directory.path];
    expect(spawnSync(process.execPath, args).signal).toBe("SIGKILL");
    const stores = await openSqliteStores(directory.path);
    expect(await stores.audit.size()).toBe(2);
    await stores.close();
  });

  it("is refused in a sentence when its database is garbage, and let go of", async () => {
    writeFileSync(
      join(directory.path, "shiming.db"),
      "not a database, but long enough to be looked at as one",
    );
    const refusal = {
      name: "StoreUnavailable",
      message: expect.stringMatching(/is damaged or no database.*SQLITE_NOTADB/),
    };
    await expect(openSqliteStores(directory.path)).rejects.toMatchObject(refusal);
    await expect(openSqliteStores(directory.path)).rejects.toMatchObject(refusal);
  });

  it("is refused in a sentence when its database is damaged behind its first page", async () => {
    const stores = await openSqliteStores(directory.path);
    await stores.close();
    const file = join(directory.path, "shiming.db");
    const size = statSync(file).size;
    const database = new Database(file);
    const pageSize = database.pragma("page_size", { simple: true }) as number;
    database.close();
    const descriptor = openSync(file, "r+");
    writeSync(descriptor, Buffer.alloc(size - pageSize, 0xff), 0, size - pageSize, pageSize);
    closeSync(descriptor);
    await expect(openSqliteStores(directory.path)).rejects.toMatchObject({ name: "StoreUnavailable" });
  });

  it("is refused in a sentence when there is a folder in place of its database, or a file in its own", async () => {
    mkdirSync(join(directory.path, "shiming.db"));
    await expect(openSqliteStores(directory.path)).rejects.toMatchObject({ name: "StoreUnavailable" });
    const path = join(directory.path, "file");
    writeFileSync(path, "");
    await expect(openSqliteStores(path)).rejects.toMatchObject({
      name: "StoreUnavailable",
      message: `${path} cannot hold data (EEXIST).`,
    });
  });

  it("is refused in a sentence when its lock is garbage", async () => {
    const lockFile = join(directory.path, "lock.db");
    writeFileSync(lockFile, "not a database, but long enough to be looked at as one");
    chmodSync(lockFile, 0o600);
    await expect(openSqliteStores(directory.path)).rejects.toMatchObject({
      name: "StoreUnavailable",
      message: expect.stringContaining(`${lockFile} is damaged; remove it while no shiming process runs`),
    });
  });
});
