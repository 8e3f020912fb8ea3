/** A log with a witness, and its database's owner as the attacker: with the true key, and with everything in the data folder. */
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  checkProof,
  cosignatureVerifier,
  leafHash,
  noteVerifier,
  openNote,
  parseProof,
  parseVerifierKey,
} from "@shiming/transparency";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../docs/markdown.ts";
import { readText } from "../house/repository.ts";
import { BUNDLED_COMMAND, launch, ONE_SENTENCE, type RunningCommand, shiming } from "../support/processes.ts";
import { giveKeys, type Premises, premisesIn } from "../support/served.ts";

const NAME = "auditor.example/w1";
const folder = mkdtempSync(join(tmpdir(), "shiming-witness-"));
const at = (name: string) => join(folder, name);
const running = new Set<RunningCommand>();

let premises: Premises;
let witness: RunningCommand;
let server: RunningCommand;
let witnessKey: string;
let logKey: string;
/** Where the log was when somebody copied it, and how far it had come when the witness signed it last. */
let copied: number;
let signed: number;
let cosignedAt: string;

async function start(args: readonly string[], env = {}): Promise<RunningCommand> {
  const started = await launch(args, env);
  running.add(started);
  return started;
}

const witnessOn = (port: string) => [
  ...["witness", "--key", at("witness.pem"), "--name", NAME, "--log", logKey],
  ...["--state", at("state"), "--port", port],
];

const startWitness = (port = "0") => start(witnessOn(port));

const startServer = () => start(["serve"], { ...premises.env, SHIMING_WITNESSES: at("witnesses.policy") });

const command = async (...args: string[]) => {
  const finished = await shiming(args, { env: premises.env });
  expect([finished.stderr, finished.code]).toEqual(["", 0]);
  return finished.stdout;
};

const createMerchant = (last: number) =>
  command("merchants", "create", `190000030${last}`, "--legal-name", "示例市第二人民医院");

async function metrics(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const samples = text.split("\n").map((line) => /^(shiming_[^ ]+) (\S+)$/.exec(line));
  return new Map(samples.flatMap((found) => (found ? [[found[1] ?? "", Number(found[2])]] : [])));
}

const metric = async (name: string) => (await metrics()).get(`shiming_witness_${name}{witness="${NAME}"}`);
const becomes = (name: string, value: number) => expect.poll(() => metric(name)).toBe(value);

async function facts() {
  const health = JSON.parse(await command("health", "show", "--json"));
  return { ...health.witnesses[0], vouched: health.witnessed_entries, entries: health.audit.entries };
}

function tamper(change: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(premises.data, "shiming.db"));
  change(database);
  database.close();
}

/** Everything of the log that is not an entry: the server makes it anew, with the true key. */
function forgetTree(): void {
  tamper((database) =>
    database.exec("DELETE FROM log_head; DELETE FROM log_tiles; DELETE FROM log_witnesses"),
  );
  rmSync(join(premises.data, "audit-heads.ndjson"), { force: true });
}

const verify = (...args: string[]) =>
  shiming(["audit", "verify", "--witness", witness.url, ...args], { env: premises.env });

/** The commands of docs/transparency.md in their order, with the addresses of this test. */
async function setUpAsDocumented(): Promise<void> {
  const section = readText("docs/transparency.md").split("## Witnesses")[1] ?? "";
  const commands = blocksOf(section).filter(({ language }) => language === "sh");
  const [makeKey = "", fetchKey = "", serveWitness = "", writePolicy = "", serve = "", check = ""] =
    commands.map(({ code }) => code);
  run(makeKey);
  server = await start(["serve"], premises.env);
  // The first checkpoint comes within a second.
  await expect.poll(async () => (await fetch(`${server.url}/log/key`)).status).toBe(200);
  run(fetchKey.replace("https://realname.example.com", server.url));
  witness = await start(wordsOf(serveWitness.replace("--port 8099", "--port 0")).args);
  run(writePolicy.replace("https://witness.auditor.example", witness.url));
  await server.end();
  const { args, variable } = wordsOf(serve);
  server = await start(args, { ...premises.env, SHIMING_WITNESSES: at(variable) });
  expect(wordsOf(check).args.slice(0, 3)).toEqual(["audit", "verify", "--witness"]);
}

/** As a reader types it, in a folder of their own. */
function run(command: string, shim = `exec "${process.execPath}" "${BUNDLED_COMMAND}" "$@"`): string {
  writeFileSync(at("shiming"), `#!/bin/sh\n${shim}\n`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, env, encoding: "utf8" });
  expect([stderr, status]).toEqual(["", 0]);
  return stdout;
}

/** What a command would start, and the setting before it. */
function wordsOf(command: string): { readonly args: readonly string[]; readonly variable: string } {
  const told = run(
    command,
    'for word; do printf "%s\\n" "$word"; done; printf "%s" "$SHIMING_WITNESSES"',
  ).split("\n");
  const files = new Map([
    ["witness.pem", at("witness.pem")],
    ["witness", at("state")],
  ]);
  const args = told.slice(0, -1).map((word, place) => (place > 0 && files.get(word)) || word);
  return { args, variable: told.at(-1) ?? "" };
}

beforeAll(async () => {
  premises = await premisesIn(folder);
  giveKeys(premises);
});

afterAll(async () => {
  for (const each of running) await each.end("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe("a log with a witness", () => {
  it("is set up in the five commands of its document", async () => {
    await setUpAsDocumented();
    [witnessKey, logKey] = ["witness.vkey", "log.vkey"].map((file) =>
      readFileSync(at(file), "utf8").trim(),
    ) as [string, string];
  });

  it("shows the witness's signature with its checkpoint, in proofs, and in its health", async () => {
    await createMerchant(1);
    const { entries } = await facts();
    await becomes("cosigned_entries", entries);
    const { name, publicKey } = parseVerifierKey(witnessKey);
    const [verifier, own] = [cosignatureVerifier(name, publicKey), parseVerifierKey(logKey)];
    const log = noteVerifier(own.name, own.publicKey);
    const checkpoint = await (await fetch(`${server.url}/log/checkpoint`)).text();
    expect(openNote(checkpoint, [log, verifier]).verified).toHaveLength(2);

    const proof = parseProof(await (await fetch(`${server.url}/log/proof/1`)).text());
    const [first] = (await command("audit", "prove", "1"))
      .split("\n")
      .filter((line) => line.startsWith("extra "));
    const leaf = leafHash(Buffer.from(first?.slice(6) ?? "", "base64"));
    const policy = { origin: own.name, logKeys: [log], witnesses: [verifier], quorum: 1 };
    expect(checkProof(proof, leaf, policy).witnesses).toEqual([NAME]);

    expect(await (await fetch(`${server.url}/log/key`)).text()).toBe(`${logKey}\n`);
    expect(await command("audit", "key")).toBe(`${logKey}\n`);
    expect(await facts()).toMatchObject({
      name: NAME,
      trouble: null,
      cosigned_entries: entries,
      vouched: entries,
    });
    expect(await metric("disagrees")).toBe(0);
    expect((await verify()).stdout).toContain(`has signed ${entries} entries`);
  });

  it("goes on without a witness that is away, and is signed again when it is back from kill -9", async () => {
    copied = (await facts()).entries;
    tamper((database) => database.exec(`VACUUM INTO '${at("copy.db")}'`));
    await witness.end("SIGKILL");
    await createMerchant(2);
    const { cosigned_entries: before, entries } = await facts();
    expect([before, entries > copied]).toEqual([copied, true]);
    witness = await startWitness(new URL(witness.url).port);
    await becomes("cosigned_entries", entries);
    signed = entries;
    cosignedAt = (await facts()).cosigned_at;
    expect(await server.end()).toBe(0);
    cpSync(premises.data, at("true-data"), { recursive: true });
  });

  it("is found to have been cut, by the server itself, by a verification, and by a restore", async () => {
    forgetTree();
    rmSync(join(premises.data, "shiming.db"));
    copyFileSync(at("copy.db"), join(premises.data, "shiming.db"));
    server = await startServer();
    await becomes("disagrees", 1);
    expect(await facts()).toMatchObject({ trouble: "ahead", known_entries: signed });
    expect(server.errors.join("\n")).toMatch(/"trouble":"ahead".*cut, rewritten or forked/);
    const { code, stdout } = await verify();
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(new RegExp(`(?:to|entry) ${signed} was cut off`)),
    ]);
    await server.end();
    rmSync(join(premises.data, "audit-heads.ndjson"));
    const restored = await command("restore", "--witness", witness.url);
    expect(restored).toContain(`what was up to entry ${signed} is lost`);
    expect(restored).toContain(`is ahead: it has signed ${signed} entries`);
  });

  it("is found to have been rewritten, though the tree is signed anew with the true key", async () => {
    rmSync(premises.data, { recursive: true });
    cpSync(at("true-data"), premises.data, { recursive: true });
    forgetTree();
    tamper((database) => database.exec("UPDATE audit SET body = replace(body, '1900000301', '1900000309')"));
    server = await startServer();
    await becomes("disagrees", 1);
    expect(await facts()).toMatchObject({ trouble: "inconsistent", known_entries: signed });
    // What the server has itself holds together: nobody else could tell.
    expect((await shiming(["audit", "verify"], { env: premises.env })).code).toBe(0);
    const { code, stdout } = await verify("--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ problem: "forked", seq: signed }],
      witnesses: [{ cosigned_entries: signed }],
    });
    await server.end();
  });

  it("is found to be one of two that begin alike", async () => {
    forgetTree();
    rmSync(join(premises.data, "shiming.db"));
    copyFileSync(at("copy.db"), join(premises.data, "shiming.db"));
    tamper((database) => {
      const put = database.prepare("INSERT INTO audit (seq, body) SELECT max(seq) + 1, max(body) FROM audit");
      for (let seq = copied; seq < signed + 5; seq += 1) put.run();
    });
    server = await startServer();
    await becomes("disagrees", 1);
    // Until the fork has grown as long as what the witness has signed, the witness is ahead.
    await expect.poll(facts).toMatchObject({ trouble: "inconsistent", known_entries: signed });
    expect((await verify()).stdout).toContain(`entry ${signed} ends another audit`);
    await server.end();
  });

  it("has left at the witness what proves it: two trees, each signed by the log", () => {
    const own = parseVerifierKey(logKey);
    const lines = readFileSync(join(at("state"), "evidence.ndjson"), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) {
      const { cosigned, refused, origin } = JSON.parse(line);
      expect(origin).toBe(own.name);
      for (const note of [cosigned, refused])
        expect(openNote(note, [noteVerifier(own.name, own.publicKey)]).verified).toHaveLength(1);
    }
    expect(witness.errors).toHaveLength(lines.length);
    for (const line of witness.errors) expect(line).toMatch(/^REFUSED: .* was rewritten, cut or forked/);
  });

  it("says that the true log goes on, as soon as that is back", async () => {
    rmSync(premises.data, { recursive: true });
    cpSync(at("true-data"), premises.data, { recursive: true });
    server = await startServer();
    await expect.poll(async () => (await facts()).cosigned_at).not.toBe(cosignedAt);
    expect(await facts()).toMatchObject({ trouble: null, cosigned_entries: signed });
    expect(await verify()).toMatchObject({ code: 0 });
  });
});

describe("a witness's command", () => {
  it.each([
    ["no key", ["--name", NAME, "--log", "x"]],
    ["no name", ["--key", "witness.pem", "--log", "x"]],
    ["no log", ["--key", "witness.pem", "--name", NAME]],
    ["a key that is not there", ["--key", "nowhere.pem", "--name", NAME, "--log", "x"]],
  ])("says in one sentence what it lacks: %s", async (_, args) => {
    const { code, stdout, stderr } = await shiming(["witness", ...args], { cwd: folder });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(ONE_SENTENCE);
  });

  it("has one process for its folder, and one key for its file", async () => {
    const { code, stderr } = await shiming(witnessOn("0"));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/in use/)]);
    const again = await shiming(["witness", "key", at("witness.pem"), "--name", NAME, "--create"]);
    expect(again.code).not.toBe(0);
    expect(await command("witness", "key", at("witness.pem"), "--name", NAME)).toBe(`${witnessKey}\n`);
  });
});
