import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { accountRow, CSV_HEADER, csvLine } from "../support/account-files.ts";
import { run } from "../support/commands.ts";
import { accountsIn } from "../support/imported.ts";
import { merchant } from "../support/merchants.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder, startSandbox } from "../support/shiming.ts";

const command = fileURLToPath(new URL("../../apps/cli/bin/shiming.js", import.meta.url));
/** As on a full disk, no file grows beyond 512 bytes: what is longer is written by half, and then refused. */
const NO_ROOM = ["-c", `trap '' XFSZ; ulimit -f 1; exec "$@"`, "sh", process.execPath, command];
const SUBJECT = ["--mch-id", "1900000109", "--legal-name", "示例市第一人民医院"];

const withoutRoom = (...args: string[]) => spawnSync("sh", [...NO_ROOM, ...args], { encoding: "utf8" });
const unwritten = (path: string) =>
  expect.stringMatching(
    new RegExp(`^(?:.*\\n)*${path} cannot be written: it would be larger than [^\\n]*\\.\\n$`),
  );

test("no half of a key or a request is left where the disk is full, and a sentence says so", () => {
  const folder = scratchFolder();
  const out = join(folder, "out");
  for (const args of [["keygen"], ["csr", "--key", merchant.privateKeyFile, ...SUBJECT]]) {
    const { status, stdout, stderr } = withoutRoom(...args, "--out", out);
    expect([status, stdout, stderr, readdirSync(folder)]).toEqual([1, "", unwritten(out), []]);
  }
  const { status, stderr } = withoutRoom("keys", "create", folder);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^\S+ cannot be written: [^\n]*\.\n$/)]);
  expect(readdirSync(folder).filter((name) => /new|draft/.test(name))).toEqual([]);
});

test("a certificate that was issued is printed where its file cannot be finished", async () => {
  const { data } = await startSandbox();
  const folder = scratchFolder();
  const [request, certificate] = [join(folder, "request.pem"), join(folder, "certificate.pem")];
  await shiming(["csr", "--key", merchant.privateKeyFile, ...SUBJECT, "--out", request]);
  const to = ["--data", data, "--csr", request, "--out", certificate];
  const { status, stdout, stderr } = withoutRoom("merchants", "issue", "1900000109", ...to);
  expect([status, stderr, readdirSync(folder)]).toEqual([1, unwritten(certificate), ["request.pem"]]);
  const pem = stdout.slice(stdout.indexOf("-----BEGIN"));
  const publicKey = run("openssl", ["pkey", "-in", merchant.privateKeyFile, "-pubout"]).toString();
  expect(run("openssl", ["x509", "-noout", "-pubkey"], pem).toString()).toBe(publicKey);
});

test("no half of the audit is left as an export", async () => {
  const { data } = await startSandbox();
  const folder = scratchFolder();
  const out = join(folder, "audit.csv");
  const { status, stderr } = withoutRoom("audit", "export", "--format", "csv", "--data", data, "--out", out);
  expect([status, stderr, readdirSync(folder)]).toEqual([1, unwritten(out), []]);
});

test("nothing is left of a copy that has no room, and one that has none when it is put back is not called damaged", async () => {
  const { data } = await startSandbox();
  const folder = scratchFolder();
  const [copy, back] = [join(folder, "copy"), join(folder, "back")];
  const full = withoutRoom("backup", "--data", data, "--to", copy);
  expect([full.status, readdirSync(folder)]).toEqual([1, []]);
  await shiming(["backup", "--data", data, "--to", copy]);
  const restored = withoutRoom("restore", "--data", back, "--keys", join(data, "keys"), "--from", copy);
  expect([restored.status, restored.stderr]).toEqual([1, unwritten(join(back, "restoring"))]);
  expect(readdirSync(back)).toEqual(["lock.db"]);
});

test("an import stops before the lines whose faults cannot be listed, and goes on from there", async () => {
  const { data } = await startSandbox();
  const folder = scratchFolder();
  const [file, rejects] = [join(folder, "accounts.csv"), join(folder, "rejects")];
  const bad = Array.from({ length: 40 }, (_, n) => csvLine({ ...accountRow(n), real_name: "张三1" }));
  writeFileSync(file, CSV_HEADER + bad.join("") + csvLine({ ...accountRow(50), user_id: "full-disk-1" }));
  const args = ["accounts", "import", file, "--data", data, "--rejects", rejects];
  const { status, stderr } = withoutRoom(...args);
  expect([status, stderr, await accountsIn(data, "full-disk-")]).toEqual([1, unwritten(rejects), 0]);
  expect(readFileSync(rejects, "utf8")).toBe("");
  await shiming(args);
  expect(await accountsIn(data, "full-disk-")).toBe(1);
  expect(readFileSync(rejects, "utf8").trimEnd().split("\n")).toHaveLength(41);
});
