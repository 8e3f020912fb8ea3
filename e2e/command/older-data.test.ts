import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { curl, run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { serve } from "../support/served.ts";
import { auditOf, createMerchant, expectRefused, useUsedPremises } from "../support/used-premises.ts";

const used = useUsedPremises();

describe("older, empty or broken data", () => {
  test("is refused until restore has made it safe, and is then the data", async () => {
    const premises = await used();
    const [database, copy] = [join(premises.data, "shiming.db"), join(premises.folder, "copy.db")];
    copyFileSync(database, copy);
    const server = await serve(premises.env);
    expect((await shiming(createMerchant("1900000302"), { env: premises.env })).code).toBe(0);
    await server.end("SIGTERM");
    copyFileSync(copy, database);
    await expectRefused(premises, /head of entry \d+, which was signed.*"shiming restore"/);

    const { code, stdout } = await shiming(["restore"], { env: premises.env });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^The copy ends with entry \d+; what was up to entry \d+ is lost\.\nVoid: /),
    ]);
    expect(auditOf(premises).at(-1)).toMatchObject({
      kind: "older_data_accepted",
      lost: { seq: expect.any(Number) },
    });
    const again = await serve(premises.env);
    expect(curl(`${again.url}/readyz`).status).toBe(200);
    const verified = await shiming(["audit", "verify"], { env: premises.env });
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/given up on/)]);
  });

  test("in an empty folder beside signed heads is refused, and nothing is made", async () => {
    const premises = await used();
    rmSync(join(premises.data, "shiming.db"));
    await expectRefused(premises, /signed heads.*no shiming\.db/);
    expect(readdirSync(premises.data)).not.toContain("shiming.db");
    writeFileSync(join(premises.data, "shiming.db"), "");
    await expectRefused(premises, /is empty/);
    expect((await shiming(["restore"], { env: premises.env })).stderr).toMatch(/is empty/);
  });

  test("that was cut off is refused in a sentence", async () => {
    const premises = await used();
    truncateSync(join(premises.data, "shiming.db"), 20_000);
    await expectRefused(premises, /is damaged or no database/);
  });

  test("that vanishes under a running server is noticed with the next write, and by /readyz", async () => {
    const premises = await used();
    const server = await serve(premises.env);
    rmSync(join(premises.data, "shiming.db"));
    expect(curl(`${server.url}/readyz`).status).toBe(503);
    copyFileSync(join(premises.keys, "audit.pub"), join(premises.data, "shiming.db"));
    expect(curl(`${server.url}/readyz`).status).toBe(503);
    expect((await shiming(createMerchant("1900000303"), { env: premises.env })).code).not.toBe(0);
  });
});

/** A shell that runs a command where the folder cannot be written: mounted so, or else by somebody who has no rights. */
function readOnlyShell(folder: string): readonly string[] {
  if (process.getuid?.() !== 0) {
    run("chmod", ["-R", "a-w", folder]);
    onTestFinished(() => void run("chmod", ["-R", "u+w", folder]));
    return ["sh", "-c", 'exec "$@"', "sh"];
  }
  const mount = `mount --bind "${folder}" "${folder}" && mount -o remount,ro,bind "${folder}"`;
  const [unshare = "", ...inside] = ["unshare", "-m", "sh", "-c"];
  if (spawnSync(unshare, [...inside, mount]).status === 0)
    return [unshare, ...inside, `${mount} && exec "$@"`, "sh"];
  // root in a container that may not mount: as nobody, who may read.
  run("chmod", ["-R", "a+rX", join(folder, "..")]);
  return ["setpriv", "--reuid", "65534", "--clear-groups"];
}

test("audit verify reads a copy on media that cannot be written", async () => {
  const premises = await used();
  const copy = join(premises.folder, "media");
  cpSync(premises.data, copy, { recursive: true });
  const [shell = "", ...args] = readOnlyShell(copy);
  const touch = spawnSync(shell, [...args, "touch", join(copy, "mark")]);
  expect(touch.status).not.toBe(0);
  const command = fileURLToPath(new URL("../../node_modules/.bin/shiming", import.meta.url));
  const verify = ["audit", "verify", "--data", copy, "--public-key", join(premises.keys, "audit.pub")];
  const { status, stdout } = spawnSync(shell, [...args, command, ...verify], { encoding: "utf8" });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/ 0 problems\n$/)]);
});
