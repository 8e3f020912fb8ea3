import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { type Finding, findSecrets, type Secret } from "../support/secret-search.ts";
import { type RunningSandbox, scratchFolder, seededData, startSandbox } from "../support/shiming.ts";
import { storedRows } from "../support/stores.ts";
import { liveWholeLife, type WholeLife } from "../support/whole-life.ts";

const DEBUG = { SHIMING_LOG_LEVEL: "debug" };
const KEPT = ["shiming.db", "shiming.db-wal", "shiming.db-shm", "audit-heads.ndjson"];

/** Where a secret could have been left: the files that are kept, what was logged, and what the refused were told. */
async function findIn(sandbox: RunningSandbox, { secrets, refusals }: WholeLife): Promise<Finding[]> {
  const kept = KEPT.map((file) => ({ file, path: join(sandbox.data, file) }));
  const places = [
    ...kept.flatMap(({ file, path }) => (existsSync(path) ? { file, bytes: readFileSync(path) } : [])),
    { file: "rows", bytes: await storedRows(sandbox.data) },
    { file: "log", bytes: Buffer.from([...sandbox.lines, ...sandbox.errors].join("\n")) },
    { file: "refusals", bytes: Buffer.from(refusals) },
  ];
  // What is not sealed was looked at.
  const [app] = sandbox.file.apps;
  expect(places.slice(0, -2).some(({ bytes }) => bytes.includes(`${app?.appid}`))).toBe(true);
  return places.flatMap(({ file, bytes }) => findSecrets(file, bytes, secrets));
}

const CODES = [
  ...[0, 40001, 40002, 40013, 40125, 41001, 41002, 41004, 43001, 43002, 44002, 45002, 47001],
  ...Array.from({ length: 11 }, (_, place) => 94001 + place),
];
const STATUSES = [400, 401, 403, 404, 409, 423];

/** Nothing is found where nothing has happened. */
function expectEverythingMet({ errors }: RunningSandbox, { met }: WholeLife): void {
  expect([...CODES, ...STATUSES].filter((code) => !met.has(code))).toEqual([]);
  const logged = new Set(errors.map((line) => JSON.parse(line).errcode));
  expect(CODES.filter((code) => !logged.has(code))).toEqual([]);
}

test("no secret and no identity is in the database, its WAL, the logs or an error, of a server that was killed", async () => {
  const sandbox = await startSandbox(seededData(), [], DEBUG);
  const life = await liveWholeLife(sandbox);
  expectEverythingMet(sandbox, life);
  await sandbox.end("SIGKILL");
  expect(await findIn(sandbox, life)).toEqual([]);
});

test("nor of a server that was stopped", async () => {
  const sandbox = await startSandbox(seededData(), [], DEBUG);
  const life = await liveWholeLife(sandbox);
  expectEverythingMet(sandbox, life);
  expect(await sandbox.end()).toBe(0);
  expect(existsSync(join(sandbox.data, "shiming.db-wal"))).toBe(false);
  expect(await findIn(sandbox, life)).toEqual([]);
});

describe("the search itself", () => {
  const secret: Secret = { kind: "name", value: "欧阳·龴𬭎" };
  const gb18030 = run("iconv", ["-f", "utf-8", "-t", "gb18030"], secret.value);
  const utf8 = Buffer.from(secret.value);
  const padded = (bytes: Buffer, before: number) =>
    Buffer.concat([Buffer.alloc(before, "x"), bytes, Buffer.of(0x7e)]);
  const ways: [string, Buffer, string][] = [
    ["UTF-8", utf8, "as it is"],
    ["GB18030", gb18030, "as it is"],
    ...[0, 1, 2].flatMap((before): [string, Buffer, string][] => [
      [`base64 behind ${before} bytes`, run("openssl", ["base64", "-A"], padded(utf8, before)), "base64"],
      [
        `base64 of GB18030 behind ${before} bytes`,
        run("openssl", ["base64", "-A"], padded(gb18030, before)),
        "base64",
      ],
      [`base64url behind ${before} bytes`, Buffer.from(padded(utf8, before).toString("base64url")), "base64"],
    ]),
    ["lower-case hex", Buffer.from(utf8.toString("hex")), "hex"],
    ["upper-case hex of GB18030", Buffer.from(gb18030.toString("hex").toUpperCase()), "hex"],
    ["hex behind another digit", Buffer.from(`f${utf8.toString("hex")}`), "hex"],
    ["JSON escapes", Buffer.from(escapeAll(secret.value)), "escaped"],
    ["percent-encoding", Buffer.from(encodeURIComponent(secret.value)), "escaped"],
  ];

  const search = (paths: readonly string[]) =>
    paths.flatMap((path, place) => findSecrets(`${place}`, readFileSync(path), [secret]));

  test("finds nothing where nothing was planted", () => {
    const data = seededData();
    const files = ["shiming.db", "audit-heads.ndjson"].map((file) => join(data, file));
    expect(search(files.filter((file) => existsSync(file)))).toEqual([]);
  });

  test.each(ways)("finds what was planted in a database and a log in %s", (_way, bytes, reading) => {
    const [database, log] = [join(scratchFolder(), "hosts.db"), join(scratchFolder(), "log")];
    plant(database, bytes);
    writeFileSync(log, Buffer.concat([Buffer.from('{"msg":"'), bytes, Buffer.from('"}\n')]));
    expect(search([database, log])).toEqual(
      [0, 1].map((place) => ({ file: `${place}`, kind: "name", reading })),
    );
  });

  test("does not take six digits of a digest for a password, and does not miss a password beside a digest", () => {
    const password: Secret = { kind: "payment password", value: "830517" };
    const digest = (digits: string) => Buffer.from(`"${"a".repeat(20)}${digits}${"b".repeat(38)}"`);
    expect(digest("830517")).toHaveLength(66);
    expect(findSecrets("", digest("830517"), [password])).toEqual([]);
    expect(findSecrets("", Buffer.from(`${"a".repeat(64)}830517 `), [password])).toHaveLength(1);
    expect(findSecrets("", Buffer.from("lilei830517ios"), [password])).toHaveLength(1);
  });
});

function escapeAll(text: string): string {
  const units = Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

function plant(file: string, bytes: Buffer): void {
  const database = new DatabaseSync(file);
  database.exec("CREATE TABLE hosts (issuer TEXT, keys BLOB)");
  database.prepare("INSERT INTO hosts (issuer, keys) VALUES (?, ?)").run("planted", bytes);
  database.close();
}
