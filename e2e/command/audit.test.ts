import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatCheckpoint, GrowingTree, leafHash, noteSigner, signNote } from "@shiming/transparency";
import { expect, test } from "vitest";
import { asOwner, loseDatabase, type OwnedDatabase } from "../support/owned-database.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { authorize, runSamples } from "../support/samples.ts";
import { scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

interface Entry {
  readonly seq: number;
  readonly body: string;
}

/** What somebody does who can write to the database. */
type Change = (database: OwnedDatabase, last: number) => Promise<void>;

const lastOf = async (database: OwnedDatabase) =>
  (await database.all<{ last: number }>("SELECT max(seq) AS last FROM audit"))[0]?.last ?? 0;

/** @returns the number of the last entry before */
const tamper = (data: string, change: Change) =>
  asOwner(data, async (database) => {
    const last = await lastOf(database);
    await change(database, last);
    return last;
  });

async function entryAt(database: OwnedDatabase, seq: number): Promise<Entry> {
  const found = await database.all<Entry>("SELECT seq, body FROM audit WHERE seq = ?", seq);
  return found[0] as Entry;
}

const entriesIn = (database: OwnedDatabase) =>
  database.all<Entry>("SELECT seq, body FROM audit ORDER BY seq");

const write = (database: OwnedDatabase, { seq, body }: Entry) =>
  database.run("UPDATE audit SET body = ? WHERE seq = ?", body, seq);

/** Another actor is blamed. */
async function changeEntry(database: OwnedDatabase, seq: number): Promise<void> {
  const { body } = await entryAt(database, seq);
  await write(database, { seq, body: body.replace(/"actor":"[^"]*"/, '"actor":"somebody else"') });
}

/** Changes the entry, its leaf, and every tile above it: only what was signed before shows it. */
async function rewrite(database: OwnedDatabase, seq: number): Promise<void> {
  await changeEntry(database, seq);
  const [head] = await database.all<{ size: number }>("SELECT size FROM log_head");
  const entries = (await entriesIn(database)).slice(0, head?.size);
  const leaves = entries.map(({ body }) => leafHash(Buffer.from(body)));
  for (const { level, index, hashes } of new GrowingTree().extend(leaves)) {
    await database.run("UPDATE log_tiles SET hashes = ? WHERE level = ? AND place = ?", hashes, level, index);
  }
}

async function swap(database: OwnedDatabase, one: number, other: number): Promise<void> {
  const [first, second] = [await entryAt(database, one), await entryAt(database, other)];
  await write(database, { ...first, seq: other });
  await write(database, { ...second, seq: one });
}

async function verify(data: string, ...args: string[]) {
  const [text, json] = await Promise.all([
    shiming(["audit", "verify", "--data", data, ...args]),
    shiming(["audit", "verify", "--data", data, ...args, "--json"]),
  ]);
  expect([text.stderr, json.stderr, json.code]).toEqual(["", "", text.code]);
  const lines = text.stdout.trimEnd().split("\n");
  return { code: text.code, lines, report: JSON.parse(json.stdout) };
}

test("an audit nobody has touched is found intact, beside a running server and after its end", async () => {
  const sandbox = await startSandbox();
  const token = await authorize(sandbox, "lilei");
  expect((await runSamples(sandbox, token)).name).toBe("李雷");

  const running = await verify(sandbox.data);
  expect([running.code, running.report.problems]).toEqual([0, []]);
  expect((await runSamples(sandbox, await authorize(sandbox, "ouyang"))).name).toBe("欧阳若兰");

  expect(await sandbox.end()).toBe(0);
  const stopped = await verify(sandbox.data);
  const { entries, signed_heads: signedHeads } = stopped.report;
  expect(stopped).toMatchObject({ code: 0, report: { problems: [] } });
  expect(stopped.lines).toEqual([`${entries} entries, ${signedHeads} signed heads, 0 problems`]);
  expect(entries).toBe(running.report.entries + 2);
  expect(signedHeads).toBe(running.report.signed_heads + 1);
});

type Problem = { problem: string; seq: number; last_seq?: number };

const cases: readonly {
  readonly what: string;
  readonly change: Change;
  readonly problems: (last: number) => readonly Problem[];
}[] = [
  {
    what: "whose text was changed",
    change: (database) => changeEntry(database, 5),
    problems: () => [{ problem: "changed", seq: 5 }],
  },
  {
    what: "that was changed and was the last",
    change: changeEntry,
    problems: (last) => [{ problem: "changed", seq: last }],
  },
  {
    what: "that was changed, and the whole tree with it,",
    change: (database) => rewrite(database, 5),
    problems: (last) => [{ problem: "rewritten", seq: 1, last_seq: last }],
  },
  {
    what: "that was deleted",
    change: (database) => database.run("DELETE FROM audit WHERE seq = 7"),
    problems: () => [{ problem: "missing", seq: 7, last_seq: 7 }],
  },
  {
    what: "that was deleted with those beside it",
    change: (database) => database.run("DELETE FROM audit WHERE seq BETWEEN 7 AND 9"),
    problems: () => [{ problem: "missing", seq: 7, last_seq: 9 }],
  },
  {
    what: "that was the first and deleted",
    change: (database) => database.run("DELETE FROM audit WHERE seq = 1"),
    problems: () => [{ problem: "missing", seq: 1, last_seq: 1 }],
  },
  {
    what: "that was put before the first",
    change: (database) =>
      database.run("INSERT INTO audit (seq, body) SELECT 0, body FROM audit WHERE seq = 1"),
    problems: () => [{ problem: "added", seq: 0 }],
  },
  {
    what: "that was cut off at the end",
    change: (database, last) => database.run(`DELETE FROM audit WHERE seq > ${last - 3}`),
    problems: (last) => [{ problem: "cut", seq: last - 2, last_seq: last }],
  },
  {
    what: "that has changed places with another",
    change: (database) => swap(database, 4, 6),
    problems: () => [
      { problem: "changed", seq: 4 },
      { problem: "changed", seq: 6 },
    ],
  },
  {
    what: "that was deleted with all others",
    change: (database) => database.run("DELETE FROM audit"),
    problems: (last) => [{ problem: "cut", seq: 1, last_seq: last }],
  },
];

const named = cases.map(({ what, ...rest }) => [what, rest] as const);

test.each(named)("an entry %s is named by its number", async (_what, { change, problems }) => {
  const data = seededData();
  const last = await tamper(data, change);
  const { code, lines, report } = await verify(data);
  expect([code, report.problems]).toEqual([1, problems(last)]);
  expect(lines).toHaveLength(problems(last).length + 1);
  for (const [place, { seq, last_seq: lastSeq = seq }] of problems(last).entries()) {
    const range = lastSeq === seq ? `${seq}` : `${seq} to ${lastSeq}`;
    expect(lines[place]).toMatch(new RegExp(`^entr(y|ies) ${range} `));
  }
});

const headsOf = (data: string) => join(data, "audit-heads.ndjson");

test("a signed head that was changed is named by the number that it claims", async () => {
  const data = seededData();
  const head = JSON.parse(readFileSync(headsOf(data), "utf8").trim());
  const checkpoint: string = head.checkpoint;
  const root = /^[^\n]*\n\d+\n([^\n]*)/.exec(checkpoint)?.[1] ?? "";
  for (const forged of [
    { ...head, seq: 3 },
    { ...head, checkpoint: checkpoint.replace(root, leafHash(Buffer.from("")).toString("base64")) },
    { ...head, checkpoint: checkpoint.replace(`\n${head.seq}\n`, "\n3\n"), seq: 3 },
    { ...head, checkpoint: checkpoint.replace(/[^ ]*\n$/, `${Buffer.alloc(68).toString("base64")}\n`) },
    { ...head, checkpoint: "" },
  ]) {
    writeFileSync(headsOf(data), `${JSON.stringify(forged)}\n`);
    const { code, lines, report } = await verify(data);
    expect([code, report.problems]).toEqual([1, [{ problem: "head_forged", seq: forged.seq }]]);
    expect(lines[0]).toMatch(new RegExp(`^entry ${forged.seq} has a head with a wrong signature`));
  }
});

test("a head by a key that is not the platform's is forged", async () => {
  const data = seededData();
  const { seq } = JSON.parse(readFileSync(headsOf(data), "utf8").trim());
  const { privateKey } = generateKeyPairSync("ed25519");
  appendFileSync(headsOf(data), await headLine(data, privateKey));
  const { code, report } = await verify(data);
  expect([code, report.problems]).toEqual([1, [{ problem: "head_forged", seq }]]);
});

test("a line of the heads that a crash has torn is no problem, nor is one that is no head at all", async () => {
  const data = seededData();
  const line = readFileSync(headsOf(data), "utf8");
  writeFileSync(headsOf(data), `{}\nnull\n7\n${line}${line.slice(0, 40)}`);
  expect(await verify(data)).toMatchObject({ code: 0, report: { signed_heads: 1, problems: [] } });
});

test("heads and key that are kept elsewhere show what whoever owns the machine has rewritten", async () => {
  const data = seededData();
  const elsewhere = scratchFolder();
  const [heads, publicKey] = [join(elsewhere, "heads"), join(elsewhere, "audit.pub")];
  copyFileSync(headsOf(data), heads);
  copyFileSync(join(data, "keys", "audit.pub"), publicKey);
  const kept = ["--heads", heads, "--public-key", publicKey];
  expect(await verify(data, ...kept)).toMatchObject({ code: 0 });

  await tamper(data, (database) => rewrite(database, 5));
  const key = createPrivateKey(readFileSync(join(data, "keys", "audit.pem")));
  writeFileSync(headsOf(data), await headLine(data, key));
  expect(await verify(data)).toMatchObject({ code: 0, report: { signed_heads: 1, problems: [] } });
  const { seq } = JSON.parse(readFileSync(heads, "utf8").trim());
  const forked = { code: 1, report: { problems: [{ problem: "forked", seq }] } };
  expect(await verify(data, ...kept)).toMatchObject(forked);
});

test.each([
  ["--public-key", "nowhere"],
  ["--public-key", "no-key"],
  ["--heads", "nowhere"],
])(
  "%s with a file that is none (%s) is one sentence, not a chain that nothing vouches for",
  async (option, file) => {
    const data = seededData();
    writeFileSync(join(data, "no-key"), "no key");
    const { code, stdout, stderr } = await shiming([
      "audit",
      "verify",
      "--data",
      data,
      option,
      join(data, file),
    ]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(ONE_SENTENCE);
  },
);

test("data without a database is one sentence, not an empty audit", async () => {
  const data = seededData();
  await loseDatabase(data);
  const { code, stdout, stderr } = await shiming(["audit", "verify", "--data", data]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(ONE_SENTENCE);
});

/** A head over the audit as it is now, in the file and in the database: whoever has the machine has the key, too. */
function headLine(data: string, key: KeyObject): Promise<string> {
  return asOwner(data, async (database) => {
    const tree = new GrowingTree();
    for (const { body } of await entriesIn(database)) tree.push(leafHash(Buffer.from(body)));
    const size = await lastOf(database);
    const [head] = await database.all<{ checkpoint: string }>("SELECT checkpoint FROM log_head");
    const [origin = ""] = head?.checkpoint.split("\n") ?? [];
    const note = signNote(formatCheckpoint({ origin, size, root: tree.root }), [noteSigner(origin, key)]);
    const isOwn = createPublicKey(key).equals(createPublicKey(readFileSync(join(data, "keys", "audit.pub"))));
    if (isOwn) await database.run("UPDATE log_head SET checkpoint = ?", note);
    return `${JSON.stringify({ seq: size, at: new Date().toISOString(), checkpoint: note })}\n`;
  });
}
