import { createHash, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { authorize, runSamples } from "../support/samples.ts";
import { scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

interface Entry {
  readonly seq: number;
  readonly body: string;
  readonly digest: string;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What somebody does who can write to the database. */
function tamper(data: string, change: (database: DatabaseSync, last: number) => void): void {
  const database = new DatabaseSync(join(data, "shiming.db"));
  const { last } = database.prepare("SELECT max(seq) AS last FROM audit").get() as { last: number };
  change(database, last);
  database.close();
}

function entryAt(database: DatabaseSync, seq: number): Entry {
  return database.prepare("SELECT seq, body, digest FROM audit WHERE seq = ?").get(seq) as unknown as Entry;
}

function write(database: DatabaseSync, { seq, body, digest }: Entry): void {
  database.prepare("UPDATE audit SET body = ?, digest = ? WHERE seq = ?").run(body, digest, seq);
}

/** Another actor is blamed. */
function changeBody({ body }: Entry): string {
  return body.replace(/"actor":"[^"]*"/, '"actor":"somebody else"');
}

function changeEntry(database: DatabaseSync, seq: number): void {
  const entry = entryAt(database, seq);
  write(database, { ...entry, body: changeBody(entry) });
}

function changeEntryAndDigest(database: DatabaseSync, seq: number): void {
  const body = changeBody(entryAt(database, seq));
  write(database, { seq, body, digest: sha256(body) });
}

/** Changes the entry at `from` and chains it and all that follow anew: every digest and every link fits. */
function rewrite(database: DatabaseSync, from: number, last: number): void {
  let previous = entryAt(database, from - 1).digest;
  for (let seq = from; seq <= last; seq++) {
    const entry = entryAt(database, seq);
    const changed = seq === from ? changeBody(entry) : entry.body;
    const body = changed.replace(/"previous":"[0-9a-f]*"/, `"previous":"${previous}"`);
    previous = sha256(body);
    write(database, { seq, body, digest: previous });
  }
}

function swap(database: DatabaseSync, one: number, other: number): void {
  const [first, second] = [entryAt(database, one), entryAt(database, other)];
  write(database, { ...first, seq: other });
  write(database, { ...second, seq: one });
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
  readonly change: (database: DatabaseSync, last: number) => void;
  readonly problems: (last: number) => readonly Problem[];
}[] = [
  {
    what: "whose body was changed",
    change: (database) => changeEntry(database, 5),
    problems: () => [{ problem: "changed", seq: 5 }],
  },
  {
    what: "that was changed with its digest",
    change: (database) => changeEntryAndDigest(database, 5),
    problems: () => [{ problem: "changed", seq: 5 }],
  },
  {
    what: "that was changed with its digest and was the last",
    change: changeEntryAndDigest,
    problems: (last) => [{ problem: "rewritten", seq: last }],
  },
  {
    what: "that was changed and all that follow chained anew",
    change: (database, last) => rewrite(database, 5, last),
    problems: (last) => [{ problem: "rewritten", seq: last }],
  },
  {
    what: "that was deleted",
    change: (database) => database.exec("DELETE FROM audit WHERE seq = 7"),
    problems: () => [{ problem: "missing", seq: 7, last_seq: 7 }],
  },
  {
    what: "that was deleted with those beside it",
    change: (database) => database.exec("DELETE FROM audit WHERE seq BETWEEN 7 AND 9"),
    problems: () => [{ problem: "missing", seq: 7, last_seq: 9 }],
  },
  {
    what: "that was the first and deleted",
    change: (database) => database.exec("DELETE FROM audit WHERE seq = 1"),
    problems: () => [{ problem: "missing", seq: 1, last_seq: 1 }],
  },
  {
    what: "that was cut off at the end",
    change: (database, last) => database.exec(`DELETE FROM audit WHERE seq > ${last - 3}`),
    problems: (last) => [{ problem: "cut", seq: last - 2, last_seq: last }],
  },
  {
    what: "that has changed places with another",
    change: (database) => swap(database, 4, 6),
    problems: () => [
      { problem: "reordered", seq: 6 },
      { problem: "reordered", seq: 4 },
    ],
  },
  {
    what: "that was deleted with all others",
    change: (database) => database.exec("DELETE FROM audit"),
    problems: (last) => [{ problem: "cut", seq: 1, last_seq: last }],
  },
];

const named = cases.map(({ what, ...rest }) => [what, rest] as const);

test.each(named)("an entry %s is named by its number", async (_what, { change, problems }) => {
  const data = seededData();
  let last = 0;
  tamper(data, (database, lastSeq) => {
    last = lastSeq;
    change(database, lastSeq);
  });
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
  for (const forged of [
    { ...head, seq: 3 },
    { ...head, digest: sha256("") },
    { ...head, at: "2020-01-01T00:00:00.000Z" },
    { ...head, signature: Buffer.alloc(64).toString("base64") },
    { ...head, signature: "" },
  ]) {
    writeFileSync(headsOf(data), `${JSON.stringify(forged)}\n`);
    const { code, lines, report } = await verify(data);
    expect([code, report.problems]).toEqual([1, [{ problem: "head_forged", seq: forged.seq }]]);
    expect(lines[0]).toMatch(new RegExp(`^entry ${forged.seq} has a head with a wrong signature`));
  }
});

test("a head by a key that is not the platform's is forged", async () => {
  const data = seededData();
  const { seq, digest } = JSON.parse(readFileSync(headsOf(data), "utf8").trim());
  const { privateKey } = generateKeyPairSync("ed25519");
  appendFileSync(headsOf(data), headLine({ seq, digest }, privateKey));
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

  let last = 0;
  tamper(data, (database, lastSeq) => {
    last = lastSeq;
    rewrite(database, 5, lastSeq);
  });
  rmSync(headsOf(data));
  expect(await verify(data)).toMatchObject({ code: 0, report: { signed_heads: 0, problems: [] } });
  const rewritten = { code: 1, report: { problems: [{ problem: "rewritten", seq: last }] } };
  expect(await verify(data, ...kept)).toMatchObject(rewritten);

  forgeHead(data, last);
  expect(await verify(data)).toMatchObject({ code: 0, report: { signed_heads: 1, problems: [] } });
  expect(await verify(data, ...kept)).toMatchObject(rewritten);
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
  rmSync(join(data, "shiming.db"));
  const { code, stdout, stderr } = await shiming(["audit", "verify", "--data", data]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(ONE_SENTENCE);
});

/** Whoever has the machine has the key, too. */
function forgeHead(data: string, seq: number): void {
  const key = createPrivateKey(readFileSync(join(data, "keys", "audit.pem")));
  tamper(data, (database) => {
    writeFileSync(headsOf(data), headLine({ seq, digest: entryAt(database, seq).digest }, key));
  });
}

function headLine(head: { seq: number; digest: string }, key: ReturnType<typeof createPrivateKey>): string {
  const at = new Date().toISOString();
  const signature = sign(null, Buffer.from(`${head.seq}\n${head.digest}\n${at}`), key).toString("base64");
  return `${JSON.stringify({ ...head, at, signature })}\n`;
}
