/** A proof that an entry is in the log, and the two verifiers that use nothing of ours. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { blocksOf } from "../docs/markdown.ts";
import { readText, root } from "../house/repository.ts";
import { asOwner } from "../support/owned-database.ts";
import { copyData, forgetData } from "../support/places.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { seededData } from "../support/shiming.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-proof-"));
const python = join(folder, "check_proof.py");
const [program] = blocksOf(readText("docs/transparency.md")).filter(({ language }) => language === "python");

const verifiers = {
  "check-proof.mjs": [process.execPath, join(root, "vectors/check-proof.mjs")],
  "the document's Python": ["python3", python],
} as const;

let data: string;
let proof: string;
let text: string;
const key = () => join(data, "keys", "audit.pub");
const prove = (...args: string[]) => shiming(["audit", "prove", "--data", data, ...args]);

beforeAll(async () => {
  data = join(folder, "data");
  copyData(inject("sandboxTemplate"), data);
  writeFileSync(python, program?.code ?? "");
  const file = join(folder, "5.tlog-proof");
  expect(await prove("5", "--out", file)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  proof = readFileSync(file, "utf8");
  const fifth = "SELECT body FROM audit WHERE seq = 5";
  text = (await asOwner(data, (database) => database.all<{ body: string }>(fifth)))[0]?.body ?? "";
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await forgetData(folder);
});

describe.each(Object.entries(verifiers))("%s", (_, [command, script]) => {
  const check = (content: string, keyFile = key()) => {
    const file = join(folder, "checked.tlog-proof");
    writeFileSync(file, content);
    return spawnSync(command, [script, file, keyFile], { encoding: "utf8" });
  };
  const line = (start: string) => proof.split("\n").find((each) => each.startsWith(start)) ?? "";

  it("prints the entry that is proven", () => {
    const { status, stdout, stderr } = check(proof);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(text);
  });

  it.each<[string, () => string]>([
    [
      "another entry",
      () => proof.replace(line("extra "), `extra ${Buffer.from(`${text} `).toString("base64")}`),
    ],
    ["another number", () => proof.replace("index 4\n", "index 5\n")],
    ["a number beyond the tree", () => proof.replace("index 4\n", "index 999999\n")],
    ["a path that lacks its first hash", () => proof.replace(/(index 4\n).*\n/, "$1")],
    ["another size", () => proof.replace(/(\/log\n)(\d+)\n/, "$11$2\n")],
    ["another name", () => proof.replace("\n\nlocalhost", "\n\notherhost")],
    ["no signature", () => proof.slice(0, proof.lastIndexOf("—"))],
  ])("refuses %s", (_what, forged) => {
    expect(forged()).not.toBe(proof);
    const { status, stdout } = check(forged());
    expect(status).not.toBe(0);
    expect(stdout).not.toContain("nonce");
  });

  it("refuses another key", () => {
    const other = join(folder, "other.pub");
    const made = spawnSync("sh", [
      "-c",
      `openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out ${other}`,
    ]);
    expect(made.status).toBe(0);
    expect(check(proof, other).status).not.toBe(0);
  });
});

describe("audit prove", () => {
  it.each([["999999"], ["0"], ["-1"], ["five"]])(
    "has one sentence for an entry that is none: %s",
    async (entry) => {
      const { code, stdout, stderr } = await prove("--", entry);
      expect([code === 0, stdout]).toEqual([false, ""]);
      expect(stderr).toMatch(ONE_SENTENCE);
    },
  );

  it("proves nothing of an entry that is not the one that was signed", async () => {
    const copy = seededData();
    const change = "UPDATE audit SET body = replace(body, '\"kind\"', '\"kinds\"') WHERE seq = 5";
    await asOwner(copy, (database) => database.run(change));
    const { code, stdout, stderr } = await shiming(["audit", "prove", "5", "--data", copy]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/not the one that was signed/);
  });

  it("changes no file that is there", async () => {
    const file = join(folder, "there");
    copyFileSync(key(), file);
    expect((await prove("5", "--out", file)).code).not.toBe(0);
    expect(readFileSync(file)).toEqual(readFileSync(key()));
  });
});
