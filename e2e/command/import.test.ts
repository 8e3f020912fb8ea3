import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import {
  type AccountRow,
  accountRow,
  CSV_HEADER,
  csvLine,
  FOREIGN_HASH,
  FOREIGN_PASSWORD,
} from "../support/account-files.ts";
import { run } from "../support/commands.ts";
import { accountsIn, importedBatches, payPasswordHashOf } from "../support/imported.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { authorize, runSamples } from "../support/samples.ts";
import { findSecrets } from "../support/secret-search.ts";
import { scratchFolder, seededData, startSandbox, useSandbox } from "../support/shiming.ts";
import { storedRows } from "../support/stores.ts";

const sandbox = useSandbox();

const NAMES = ["䶮文博", "赵𬭎", "买买提·吾甫尔"];

const row = (user_id: string, over: Partial<AccountRow> = {}): AccountRow => ({
  ...accountRow(1),
  user_id,
  ...over,
});

const gb18030 = (text: string) => run("iconv", ["-f", "utf-8", "-t", "gb18030"], text);

/** The status of a call of a command. */
async function callServer(data: string, call: object): Promise<number | undefined> {
  const headers = { authorization: `Bearer ${readFileSync(join(data, "control.token"), "utf8")}` };
  const outgoing = request({ socketPath: join(data, "control.sock"), method: "POST", headers });
  outgoing.end(JSON.stringify(call));
  const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
  await text(answer);
  return answer.statusCode;
}

/** A file in a folder of this test. */
function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, content);
  return path;
}

const importFile = (data: string, file: string, ...args: string[]) =>
  shiming(["accounts", "import", file, "--data", data, ...args]);

/** Lets an imported person of the sandbox consent, and decrypts what comes of it. */
async function nameOf(userId: string, password = FOREIGN_PASSWORD) {
  const users = [{ ...sandbox.file.users[0], user_id: userId, pay_password: password }];
  const file = { ...sandbox.file, users } as typeof sandbox.file;
  const token = await authorize({ ...sandbox, file }, userId);
  return (await runSamples(sandbox, token, { charset: "gb18030" })).name;
}

const rejectedBy = (path: string): [number, string][] =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ line, reason }) => [line, reason]);

describe("guardians that a file names", () => {
  test("are set whatever the order of its lines, and a line whose guardians cannot be is listed", async () => {
    const lines = [
      "user_id,real_name,credential_type,credential_id,payment_account,监护人",
      'g-child,李小雨,resident_id_card,999999201603121047,no,"g-mother;lilei"',
      "g-other,李小明,resident_id_card,999999201806011032,no,g-nobody",
      "g-mother,韩梅梅,resident_id_card,999999199204181499,yes,",
      "g-grown,张三丰,resident_id_card,999999199003071007,yes,g-mother",
    ];
    const file = fileOf("family.csv", lines.map((line) => `${line}\n`).join(""));
    const rejects = `${file}.rejects.csv`;
    const imported = await importFile(sandbox.data, file, "--json");
    expect(imported.code).toBe(1);
    const counts = { added: 4, changed: 0, bad: 0, without_guardians: 2, rejects };
    expect(JSON.parse(imported.stdout)).toMatchObject(counts);
    const listed = readFileSync(rejects, "utf8").split("\n").slice(1, -1);
    expect(listed.map((line) => line.split(",").slice(0, 2))).toEqual([
      ["3", "guardian_unknown"],
      ["5", "ward_not_a_child"],
    ]);
    const shown = async (user: string) => {
      const { stdout } = await shiming([
        "accounts",
        "show",
        "--user",
        user,
        "--data",
        sandbox.data,
        "--json",
      ]);
      return JSON.parse(stdout);
    };
    expect(await shown("g-child")).toMatchObject({ guardians: ["g-mother", "lilei"], wards: [] });
    expect(await shown("g-mother")).toMatchObject({ guardians: [], wards: ["g-child"] });
    expect(await shown("g-other")).toMatchObject({ identity: true, guardians: [] });
    const again = await importFile(sandbox.data, file, "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ already_imported: true, without_guardians: 2 });
    const options = ["--user", "g-child", "--no-guardian", "lilei", "--data", sandbox.data];
    expect((await shiming(["accounts", "set", ...options])).code).toBe(0);
    expect(await shown("g-child")).toMatchObject({ guardians: ["g-mother"] });
  });
});

describe("accounts that were imported", () => {
  const rowsOf = (prefix: string) =>
    NAMES.map((real_name, number) => row(`${prefix}-${number}`, { real_name }));
  const csvOf = (rows: readonly AccountRow[]) => CSV_HEADER + rows.map(csvLine).join("");
  const ndjsonOf = (rows: readonly AccountRow[]) => rows.map((each) => JSON.stringify(each)).join("\n");

  test.each<[name: string, encoding: string, write: (rows: readonly AccountRow[]) => Uint8Array]>([
    ["accounts.csv", "utf-8", (rows) => Buffer.from(csvOf(rows))],
    ["accounts.csv", "gb18030", (rows) => gb18030(csvOf(rows).replaceAll("\n", "\r\n"))],
    ["accounts.ndjson", "utf-8", (rows) => Buffer.from(`\ufeff${ndjsonOf(rows)}`)],
    ["accounts.jsonl", "gb18030", (rows) => gb18030(ndjsonOf(rows))],
  ])("have their names in %s, in whatever encoding it is: %s", async (name, encoding, write) => {
    const rows = rowsOf(`${name}-${encoding}`);
    const { code, stdout, stderr } = await importFile(sandbox.data, fileOf(name, write(rows)));
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^3 lines: 3 added, 0 changed, 0 bad; /)]);
    expect(stderr).toContain(encoding);
    const names = [];
    for (const { user_id } of rows) names.push(await nameOf(user_id));
    expect(names).toEqual(NAMES);
  });

  test("consent by the password that another system has hashed, which is hashed anew", async () => {
    await importFile(sandbox.data, fileOf("accounts.csv", CSV_HEADER + csvLine(row("imported"))));
    expect(await payPasswordHashOf(sandbox.data, "imported")).toMatch(/^\$argon2id-hmac-sha512\$/);
    await expect(nameOf("imported", "000000")).rejects.toThrow();
    expect(await payPasswordHashOf(sandbox.data, "imported")).toMatch(/^\$argon2id-hmac-sha512\$/);
    expect(await nameOf("imported")).toBe(accountRow(1).real_name);
    const own = await payPasswordHashOf(sandbox.data, "imported");
    expect(own).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await nameOf("imported")).toBe(accountRow(1).real_name);
    expect(await payPasswordHashOf(sandbox.data, "imported")).toBe(own);
  });

  test("keep what no column names, and lose what an empty one does", async () => {
    const file = fileOf("accounts.csv", "user_id,pay_password_hash\nlilei,\nhanmeimei-2,\n");
    const { code, stdout } = await importFile(sandbox.data, file);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^2 lines: 1 added, 1 changed, 0 bad; /)]);
    expect(await payPasswordHashOf(sandbox.data, "lilei")).toBeNull();
    const set = ["accounts", "set", "--data", sandbox.data, "--user", "lilei", "--pay-password", "975310"];
    expect((await shiming(set)).code).toBe(0);
    expect(await nameOf("lilei", "975310")).toBe("李雷");
  });

  test("come from standard input as well, and then are not remembered as a file", async () => {
    const data = seededData();
    const args = ["accounts", "import", "-", "--data", data, "--format", "ndjson", "--json"];
    const rejects = join(scratchFolder(), "rejects");
    for (const added of [3, 0]) {
      const { code, stdout } = await shiming([...args, "--rejects", rejects], {
        input: ndjsonOf(rowsOf("imported")),
      });
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { lines: 3, added, changed: 3 - added, bad: 0 }]);
    }
    expect(await importedBatches(data)).toMatchObject([
      { fileDigest: null, firstLine: 1, lastLine: 3, added: 3 },
      { fileDigest: null, firstLine: 1, lastLine: 3, added: 0 },
    ]);
  });
});

const CLEAR_PASSWORD = "864209";
const SECRET = {
  real_name: "欧阳龴",
  credential_id: "999999199003071007",
  pay_password_hash: FOREIGN_HASH,
};
const SECRETS = [...Object.values(SECRET), CLEAR_PASSWORD, FOREIGN_HASH.split("$").at(-1) ?? ""].map(
  (value, place) => ({ kind: `secret ${place}`, value }),
);

const BAD_CSV: readonly (readonly [string, string | Buffer])[] = [
  ["user_id_invalid", csvLine(row("", SECRET))],
  ["identity_incomplete", csvLine(row("a", { ...SECRET, credential_type: "" }))],
  ["credential_type_invalid", csvLine(row("a", { ...SECRET, credential_type: "军官证" }))],
  ["real_name_invalid", csvLine(row("a", { ...SECRET, real_name: `${SECRET.real_name}1` }))],
  ["credential_id_invalid", csvLine(row("a", { ...SECRET, credential_id: "999999199003071008" }))],
  ["payment_account_invalid", csvLine(row("a", { ...SECRET, payment_account: "maybe" }))],
  ["payment_account_missing", csvLine(row("a", { ...SECRET, payment_account: "" }))],
  ["pay_password_hash_invalid", csvLine(row("a", { ...SECRET, pay_password_hash: CLEAR_PASSWORD }))],
  ["columns_too_few", `a,${SECRET.real_name}\n`],
  ["columns_too_many", `a,${",".repeat(9)}${SECRET.real_name}\n`],
  ["real_name_masked", csvLine(row("a", { ...SECRET, real_name: `${SECRET.real_name}*` }))],
  ["line_no_account", "共3条记录,,,,,\n"],
  ["csv_invalid", `a,"${SECRET.real_name}\n`],
  ["line_too_long", `a,${SECRET.real_name.repeat(3000)}\n`],
  ["encoding_invalid", Buffer.concat([Buffer.from(`a,${SECRET.real_name}`), Buffer.of(0xff, 0x0a)])],
];

const BAD_JSON: readonly (readonly [string, string])[] = [
  ["json_invalid", `{"user_id":"a","real_name":"${SECRET.real_name}"\n`],
  ["json_invalid", `["${SECRET.real_name}"]\n`],
  ["column_unknown", `{"user_id":"a","${SECRET.real_name}":"x","pay_password":"${CLEAR_PASSWORD}"}\n`],
  ["json_comma", `{"user_id":"a","real_name":"${SECRET.real_name}"},\n`],
  ["line_no_account", "合计：2\n"],
  ["value_not_text", `{"user_id":"a","pay_password_hash":${CLEAR_PASSWORD}}\n`],
];

/** Every second line is bad, from the second of accounts on. */
function withBadLines(header: string, bad: readonly (readonly [string, string | Buffer])[], good: string) {
  const lines = bad.flatMap(([, line]) => [good, line].map((each) => Buffer.from(each)));
  return Buffer.concat([Buffer.from(header), ...lines]);
}

describe("a bad line", () => {
  test.each([
    ["csv", BAD_CSV, withBadLines(CSV_HEADER, BAD_CSV, csvLine(row("good"))), 3],
    ["ndjson", BAD_JSON, withBadLines("", BAD_JSON, `${JSON.stringify(row("good"))}\n`), 2],
  ] as const)(
    "of %s stops nothing, and is told of without what stood in it",
    async (format, bad, content, first) => {
      const data = seededData();
      const file = fileOf(`accounts.${format}`, content);
      const rejects = join(scratchFolder(), "rejects");
      const args = ["--encoding", "utf-8", "--rejects", rejects, "--json"];
      const { code, stdout, stderr } = await importFile(data, file, ...args);
      const counts = { lines: 2 * bad.length, added: 1, changed: bad.length - 1, bad: bad.length, rejects };
      expect([code, JSON.parse(stdout)]).toMatchObject([1, counts]);
      const told = readFileSync(rejects, "utf8");
      const lines = format === "csv" ? told.split("\n").slice(1, -1) : told.trimEnd().split("\n");
      expect(lines.map((line) => /\b\d+\b/.exec(line)?.[0])).toEqual(
        bad.map((_, n) => String(first + 2 * n)),
      );
      bad.forEach(([reason], place) => void expect(lines[place]).toContain(reason));
      expect(statSync(rejects).mode & 0o777).toBe(0o600);

      const places = ["shiming.db", "shiming.db-wal"].map((name) => join(data, name)).filter(existsSync);
      const stored = [...places.map((path) => readFileSync(path)), await storedRows(data)];
      const searched = [told, stdout, stderr, ...stored];
      expect(searched.flatMap((bytes, n) => findSecrets(`${n}`, Buffer.from(bytes), SECRETS))).toEqual([]);
    },
  );

  test("in a running server's import leaves nothing in its log either", async () => {
    const server = await startSandbox(seededData(), [], { SHIMING_LOG_LEVEL: "debug" });
    const file = fileOf("accounts.csv", withBadLines(CSV_HEADER, BAD_CSV, csvLine(row("good", SECRET))));
    expect((await importFile(server.data, file, "--encoding", "utf-8")).code).toBe(1);
    const log = Buffer.from([...server.lines, ...server.errors].join("\n"));
    expect(findSecrets("log", log, SECRETS)).toEqual([]);
  });
});

describe("an import", () => {
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `${JSON.stringify(accountRow(from + n))}\n`).join("");

  test("is done once: the same file is known again, unless it is told to start over", async () => {
    const data = seededData();
    const file = fileOf("accounts.ndjson", `${lines(0, 3)}bad\n`);
    expect(await importFile(data, file)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^4 lines: 3 added/),
    });
    const again = await importFile(data, file);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("was imported before") });
    expect(rejectedBy(`${file}.rejects.ndjson`)).toEqual([[4, "json_invalid"]]);
    rmSync(`${file}.rejects.ndjson`);
    const gone = await importFile(data, file);
    const said = `is not in ${file}.rejects.ndjson: look where it was written then, or --restart makes it again.`;
    expect([gone.code, gone.stdout]).toEqual([1, expect.stringContaining(said)]);
    expect(JSON.parse((await importFile(data, file, "--json")).stdout)).toMatchObject({
      already_imported: true,
      rejects: null,
    });
    const anew = await importFile(data, file, "--restart");
    expect(anew).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^4 lines: 0 added, 3 changed, 1 bad/),
    });
    expect(rejectedBy(`${file}.rejects.ndjson`)).toEqual([[4, "json_invalid"]]);
    expect(await importedBatches(data)).toHaveLength(2);
  });

  test("of a file that has changed begins at its first line", async () => {
    const data = seededData();
    const file = fileOf("accounts.ndjson", lines(0, 3));
    await importFile(data, file);
    appendFileSync(file, lines(3, 5));
    const { code, stdout } = await importFile(data, file);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^5 lines: 2 added, 3 changed, 0 bad/)]);
    expect(await accountsIn(data, "user-")).toBe(5);
  });

  test("of what can hold no accounts is refused before it is asked how to read that", async () => {
    const data = seededData();
    const folder = scratchFolder();
    const pipe = join(scratchFolder(), "pipe");
    execFileSync("mkfifo", [pipe]);
    const wrong = [
      [folder, "is a folder; name a file"],
      [join(folder, "nowhere"), "there is no such file"],
      [fileOf("accounts.xlsx", Buffer.from("504b0304", "hex")), "is a workbook (XLSX)"],
      [fileOf("accounts.pdf", "%PDF-1.4"), "is a PDF"],
      [pipe, "is no file that can be read twice"],
    ] as const;
    for (const [path, said] of wrong) {
      const { code, stdout, stderr } = await importFile(data, path);
      expect([path, code, stdout, stderr]).toEqual([path, 2, "", expect.stringContaining(said)]);
      expect(stderr).toMatch(ONE_SENTENCE);
    }
  });

  test("asks for what cannot be found out, and says so in one sentence that repeats nothing", async () => {
    const data = seededData();
    const mixed = Buffer.concat([Buffer.from(lines(0, 1)), gb18030(lines(1, 2))]);
    const wrong: readonly (readonly [string, string | Buffer, ...string[]])[] = [
      ["accounts.txt", lines(0, 1)],
      ["accounts.csv", csvLine(row("u", SECRET))],
      ["accounts.csv", Buffer.from(`\ufeff${CSV_HEADER}`, "utf16le")],
      ["accounts.ndjson", mixed],
      ["accounts.ndjson", lines(0, 1), "--format", "xml"],
      ["accounts.ndjson", lines(0, 1), "--rejects", data],
    ];
    for (const [name, content, ...args] of wrong) {
      const { code, stdout, stderr } = await importFile(data, fileOf(name, content), ...args);
      expect({ name, args, code, stdout }).toEqual({ name, args, code: 2, stdout: "" });
      expect(findSecrets(name, Buffer.from(stderr), SECRETS)).toEqual([]);
    }
    expect(await accountsIn(data, "user-")).toBe(0);
  });

  test("needs a file, a platform and a host that are there", async () => {
    const data = seededData();
    const file = fileOf("accounts.ndjson", lines(0, 1));
    expect(await importFile(data, data, "--format", "csv")).toMatchObject({ code: 2 });
    expect(await importFile(data, join(data, "none.csv"))).toMatchObject({ code: 2 });
    const foreign = await importFile(data, file, "--host", "https://none.example");
    expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining("no host") });
    const nowhere = await importFile(join(data, "none"), file);
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no platform") });
    expect(await accountsIn(data, "user-")).toBe(0);
  });

  test("sends a running server nothing that is longer than it takes", async () => {
    const { data } = sandbox;
    const send = (length: number) =>
      callServer(data, { operation: "merchants.list", input: { mchId: "x".repeat(length) }, actor: "test" });
    expect([await send(10), await send(4_000_000), await send(5_000_000)]).toEqual([200, 200, 413]);
    // JSON writes each of these characters as two.
    const long = Array.from({ length: 1000 }, (_, n) => csvLine(row(`${"\\".repeat(250)}${n}`)));
    const { code, stdout } = await importFile(data, fileOf("long.csv", CSV_HEADER + long.join("")));
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^1000 lines: 1000 added, 0 changed, 0 bad/)]);
  });
});

describe("a file from the field", () => {
  const HEADER = "user_id,real_name,credential_type,credential_id,payment_account\n";
  const lineOf = (user: string, name: string, number = accountRow(1).credential_id) =>
    `${user},${name},resident_id_card,${number},yes\n`;
  const ROUNDED =
    HEADER + [1, 2, 3].map((n) => lineOf(`r-${n}`, "张三", `11010119500${n}03${n}000`)).join("");

  test("whose ID numbers a spreadsheet has rounded is stopped before its first line, unless that is accepted", async () => {
    const data = seededData();
    const file = fileOf("accounts.csv", ROUNDED);
    const told = {
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("3 of 3 different ID numbers end in 000"),
    };
    expect(await importFile(data, file)).toEqual(told);
    const input = [
      "accounts",
      "import",
      "-",
      "--format",
      "csv",
      "--data",
      data,
      "--rejects",
      `${file}.rejects.csv`,
    ];
    expect(await shiming(input, { input: ROUNDED })).toEqual(told);
    expect([
      await accountsIn(data, "r-"),
      await importedBatches(data),
      existsSync(`${file}.rejects.csv`),
    ]).toEqual([0, [], false]);
    const accepted = await importFile(data, file, "--accept-rounded");
    expect(accepted.stdout).toMatch(/^3 lines: /);
  });

  test("has one dot in its names, of which the report says how many were others", async () => {
    const names = ["买买提•艾力", "买买提・艾力", "买买提.艾力", "买买提·艾力"];
    const content = HEADER + names.map((name, n) => lineOf(`d-${n}`, name)).join("");
    const { code, stdout } = await importFile(sandbox.data, fileOf("accounts.csv", content));
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("\n3 names had another dot, and have · (U+00B7) now.\n"),
    ]);
    const file = fileOf(
      "accounts.csv",
      `${CSV_HEADER}${csvLine(row("dotted", { real_name: "买买提•艾力" }))}`,
    );
    await importFile(sandbox.data, file);
    expect(await nameOf("dotted")).toBe("买买提\u00b7艾力");
  });

  test.each([
    ["a JSON array", "accounts.json", '[\n{"user_id":"a"},\n{"user_id":"b"}\n]\n'],
    ["end in a comma", "accounts.ndjson", '{"user_id":"a"},\n{"user_id":"b"}\n'],
    ["one JSON object over several lines", "accounts.ndjson", '{\n"user_id": "a"\n}\n'],
    ["a workbook", "accounts.csv", Buffer.from("504b0304140000000800", "hex")],
    ["HTML", "accounts.csv", "<html><table><tr><td>user_id</td></tr></table>"],
    ["CSV", "accounts.ndjson", "user_id,payment_account\na,yes\n"],
    ["Big5", "accounts.csv", run("iconv", ["-f", "utf-8", "-t", "big5"], HEADER + lineOf("b", "林志明"))],
  ])("that is %s is named so, and nothing of it is imported", async (what, name, content) => {
    const data = seededData();
    const { code, stdout, stderr } = await importFile(data, fileOf(name, content));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(what);
    expect(await importedBatches(data)).toEqual([]);
  });

  test("says what is wrong in the language of the command, and names the character that is meant", async () => {
    const data = seededData();
    const file = fileOf("accounts.csv", HEADER + lineOf("p-1", "\ue863文博") + lineOf("p-2", "张\u3000三"));
    const { stdout } = await importFile(data, file, "--lang", "zh");
    expect(stdout).toMatch(/^2 行：新增 0，更改 0，错误 2；/);
    const [, first, second] = readFileSync(`${file}.rejects.csv`, "utf8").split("\n");
    expect(first).toMatch(/^2,real_name_private_use,".*：U\+E863 应为 䶮（U\+4DAE）"$/);
    expect(second).toMatch(/^3,real_name_space,"/);
  });

  test("is read behind a byte order mark, and so is an identity that is set", async () => {
    const data = seededData();
    const file = fileOf("accounts.csv", "\ufeffuser_id,payment_account\nbom,yes\n,\n");
    expect((await importFile(data, file)).stdout).toMatch(/^1 line: 1 added/);
    const { real_name, credential_type, credential_id } = { ...accountRow(1), real_name: "买买提•艾力" };
    const identity = fileOf(
      "id.json",
      `\ufeff${JSON.stringify({ real_name, credential_type, credential_id })}`,
    );
    const set = await shiming([
      "accounts",
      "set",
      "--data",
      data,
      "--user",
      "bom",
      "--identity-file",
      identity,
    ]);
    expect(set).toEqual({ code: 0, stdout: "", stderr: "1 dot of the name is · (U+00B7) now.\n" });
  });

  test("that was imported says, when it is imported again, that nothing was done", async () => {
    const data = seededData();
    const file = fileOf("accounts.csv", HEADER + lineOf("once", "张三"));
    await importFile(data, file);
    const again = await importFile(data, file);
    expect(again.stdout).toBe("Nothing was done. Before: 1 line: 1 added, 0 changed, 0 bad\n");
    expect(JSON.parse((await importFile(data, file, "--json")).stdout)).toMatchObject({
      already_imported: true,
    });
  });
});
