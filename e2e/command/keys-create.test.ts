import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { contentsOf, scratchFolder } from "../support/shiming.ts";

describe("keys create", () => {
  test("makes every key, for its owner alone", async () => {
    const folder = join(scratchFolder(), "deep", "keys");
    const { code, stdout, stderr } = await shiming(["keys", "create", folder]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(folder);
    const files = readdirSync(folder).sort();
    expect(files).toEqual([
      "audit.pem",
      "audit.pub",
      expect.stringMatching(/^kek-.+\.key$/),
      "merchant-ca.crt",
      "merchant-ca.key",
      "pepper.key",
    ]);
    expect(files.map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual(files.map(() => 0o600));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test("prints no key", async () => {
    const folder = scratchFolder();
    const { stdout, stderr } = await shiming(["keys", "create", folder]);
    const lines = Object.values(contentsOf(folder)).flatMap((text) => text.trim().split("\n"));
    expect(lines.filter((line) => `${stdout}${stderr}`.includes(line))).toEqual([]);
  });

  test("never touches a key that is there, and makes the ones that are missing", async () => {
    const folder = scratchFolder();
    const own = join(folder, "kek-mine.key");
    writeFileSync(own, `${Buffer.alloc(32, 7).toString("base64")}\n`);
    await shiming(["keys", "create", folder]);
    const first = contentsOf(folder);
    expect(Object.keys(first).filter((file) => file.startsWith("kek-"))).toEqual(["kek-mine.key"]);

    rmSync(join(folder, "pepper.key"));
    rmSync(join(folder, "audit.pub"));
    expect((await shiming(["keys", "create", folder])).code).toBe(0);
    const second = contentsOf(folder);
    expect({ ...second, "pepper.key": "" }).toEqual({ ...first, "pepper.key": "" });
    expect(second["pepper.key"]).not.toBe(first["pepper.key"]);
  });

  test.each([
    ["merchant-ca.crt", ["merchant-ca.crt", "merchant-ca.key"]],
    ["merchant-ca.key", ["merchant-ca.crt", "merchant-ca.key"]],
    ["audit.pem", ["audit.pub", "audit.pem"]],
  ])("never leaves half of a pair without its other half, when %s was lost", async (lost, pair) => {
    const folder = scratchFolder();
    await shiming(["keys", "create", folder]);
    rmSync(join(folder, lost));
    const before = contentsOf(folder);
    const { code, stderr } = await shiming(["keys", "create", folder]);
    const after = contentsOf(folder);
    const [one = "", other = ""] = pair.map((file) => join(folder, file));
    const isWhole = code === 0 && publicKeyOf(one) === publicKeyOf(other);
    expect(isWhole || (code !== 0 && ONE_SENTENCE.test(stderr))).toBe(true);
    expect(after).toMatchObject(before);
  });
});

/** Of a certificate, a public or a private key, as openssl writes it. */
function publicKeyOf(file: string): string {
  const pem = readFileSync(file, "utf8");
  if (pem.includes("BEGIN CERTIFICATE")) {
    return run("openssl", ["x509", "-in", file, "-noout", "-pubkey"]).toString();
  }
  const input = pem.includes("PUBLIC KEY") ? ["-pubin"] : [];
  return run("openssl", ["pkey", ...input, "-in", file, "-pubout"]).toString();
}
