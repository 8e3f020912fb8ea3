import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log, SignedTreeHead } from "@shiming/core";
import { formatCheckpoint, leafHash, noteSigner, signNote } from "@shiming/transparency";
import { expect, onTestFinished, test } from "vitest";
import { AuditHeadWriter, auditHeadsFile, lastSignedHead, readAuditHeads } from "./audit-heads.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const ORIGIN = "platform.example/log";
const NOON = new Date(Date.UTC(2026, 10, 22, 12));

/** A log that was signed at this size, and has nothing new. */
const logAt = (seq: number, key = privateKey): Log => ({
  audit: { size: async () => seq, async *entries() {} },
  log: { head: async () => headOf(seq, key), tile: async () => undefined, grow: async () => false },
});

function headOf(seq: number, key = privateKey): SignedTreeHead {
  const text = formatCheckpoint({ origin: ORIGIN, size: seq, root: leafHash(Buffer.from(`entry ${seq}`)) });
  return { seq, at: NOON.toISOString(), checkpoint: signNote(text, [noteSigner(ORIGIN, key)]) };
}

const writerAt = (seq: number, folder: string) =>
  new AuditHeadWriter(logAt(seq), { origin: ORIGIN, privateKey }, folder);

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "shiming-heads-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the last head is that of the last line that the key has signed, not of the highest entry", () => {
  const file = auditHeadsFile(dataFolder());
  const { privateKey: another } = generateKeyPairSync("ed25519");
  const lines = [headOf(9), headOf(5), headOf(7, another)];
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n{"seq":`);
  expect(lastSignedHead(file, privateKey)?.seq).toBe(5);
});

test("what the log has signed is written once", async () => {
  const folder = dataFolder();
  const writer = writerAt(3, folder);
  for (const _ of [1, 2]) await writer.write(NOON);
  await writerAt(3, folder).write(NOON);
  expect(readAuditHeads(auditHeadsFile(folder))).toEqual([headOf(3)]);
  expect(writer.last).toEqual({ seq: 3, at: NOON });
});

test("a head that a full disk cuts off leaves what was there as it was, and is written when there is space", async () => {
  const folder = dataFolder();
  const file = auditHeadsFile(folder);
  await writerAt(1, folder).write(NOON);
  const before = `${readFileSync(file, "utf8")}${" ".repeat(700)}\n`;
  writeFileSync(file, before);
  const program = `
    import { createPrivateKey } from "node:crypto";
    import { readFileSync } from "node:fs";
    const { AuditHeadWriter } = await import(${JSON.stringify(new URL("audit-heads.ts", import.meta.url).href)});
    const privateKey = createPrivateKey(readFileSync(0));
    const head = ${JSON.stringify(headOf(2))};
    const stores = { audit: { size: async () => 2 }, log: { head: async () => head } };
    const writer = new AuditHeadWriter(stores, { origin: head.origin, privateKey }, ${JSON.stringify(folder)});
    await writer.write(new Date()).catch(({ code }) => console.log(code));`;
  // Files of at most 1024 bytes: the system takes what fits, and refuses the rest as a full disk does.
  const script = `ulimit -f 1; exec "$0" --input-type=module -e "$1"`;
  const input = privateKey.export({ type: "pkcs8", format: "pem" });
  const { stdout } = spawnSync("bash", ["-c", script, process.execPath, program], {
    input,
    encoding: "utf8",
  });
  expect(stdout.trim()).toBe("EFBIG");
  expect(readFileSync(file, "utf8")).toBe(before);
  await writerAt(2, folder).write(NOON);
  expect(readAuditHeads(file).map(({ seq }) => seq)).toEqual([1, 2]);
});

test("nothing is written through a link", async () => {
  const folder = dataFolder();
  const outside = join(folder, "outside");
  writeFileSync(outside, "");
  symlinkSync(outside, auditHeadsFile(folder));
  await expect(writerAt(1, folder).write(NOON)).rejects.toMatchObject({
    code: "ELOOP",
  });
  expect(readFileSync(outside, "utf8")).toBe("");
});
