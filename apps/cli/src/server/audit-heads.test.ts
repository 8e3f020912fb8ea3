import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestOf, signHead } from "@shiming/core";
import { expect, onTestFinished, test } from "vitest";
import { AuditHeadWriter, auditHeadsFile, lastSignedHead, readAuditHeads } from "./audit-heads.ts";

const { privateKey } = generateKeyPairSync("ed25519");
const headOf = (seq: number) => ({ seq, digest: digestOf(`entry ${seq}`) });
const auditAt = (seq: number) => ({ head: async () => headOf(seq) });
const NOON = new Date(Date.UTC(2026, 10, 22, 12));

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "shiming-heads-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the last head is that of the last line that the key has signed, not of the highest entry", () => {
  const file = auditHeadsFile(dataFolder());
  const { privateKey: another } = generateKeyPairSync("ed25519");
  const lines = [
    signHead(headOf(9), NOON, privateKey),
    signHead(headOf(5), NOON, privateKey),
    signHead(headOf(7), NOON, another),
  ];
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n{"seq":`);
  expect(lastSignedHead(file, privateKey)?.seq).toBe(5);
});

test("a head that a full disk cuts off leaves what was there as it was, and is written when there is space", async () => {
  const folder = dataFolder();
  const file = auditHeadsFile(folder);
  await new AuditHeadWriter(auditAt(1), privateKey, folder).write(NOON);
  const before = `${readFileSync(file, "utf8")}${" ".repeat(700)}\n`;
  writeFileSync(file, before);
  const program = `
    import { createPrivateKey } from "node:crypto";
    import { readFileSync } from "node:fs";
    const { AuditHeadWriter } = await import(${JSON.stringify(new URL("audit-heads.ts", import.meta.url).href)});
    const key = createPrivateKey(readFileSync(0));
    const audit = { head: async () => (${JSON.stringify(headOf(2))}) };
    await new AuditHeadWriter(audit, key, ${JSON.stringify(folder)}).write(new Date()).catch(({ code }) => console.log(code));`;
  // Files of at most 1024 bytes: the system takes what fits, and refuses the rest as a full disk does.
  const script = `ulimit -f 1; exec "$0" --input-type=module -e "$1"`;
  const input = privateKey.export({ type: "pkcs8", format: "pem" });
  const { stdout } = spawnSync("bash", ["-c", script, process.execPath, program], {
    input,
    encoding: "utf8",
  });
  expect(stdout.trim()).toBe("EFBIG");
  expect(readFileSync(file, "utf8")).toBe(before);
  await new AuditHeadWriter(auditAt(2), privateKey, folder).write(NOON);
  expect(readAuditHeads(file).map(({ seq }) => seq)).toEqual([1, 2]);
});

test("nothing is written through a link", async () => {
  const folder = dataFolder();
  const outside = join(folder, "outside");
  writeFileSync(outside, "");
  symlinkSync(outside, auditHeadsFile(folder));
  await expect(new AuditHeadWriter(auditAt(1), privateKey, folder).write(NOON)).rejects.toMatchObject({
    code: "ELOOP",
  });
  expect(readFileSync(outside, "utf8")).toBe("");
});
