import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createPlatformKeys } from "../../apps/cli/src/server/create-platform-keys.ts";
import { curl, run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { type Premises, preparePremises, serve } from "../support/served.ts";
import { scratchFolder } from "../support/shiming.ts";

const ONE_SENTENCE = /^[^\n]+\.\n$/;
const merchant = (mchId: string) => ["merchants", "create", mchId, "--legal-name", "示例市第二人民医院"];

/** A platform that was used once, and is stopped. */
async function used(): Promise<Premises> {
  const premises = await preparePremises();
  const server = await serve(premises.env);
  expect((await shiming(merchant("1900000301"), { env: premises.env })).code).toBe(0);
  await server.end("SIGTERM");
  return premises;
}

async function expectRefused({ env }: Pick<Premises, "env">, sentence: RegExp): Promise<void> {
  for (const args of [["serve"], ["merchants", "list"]]) {
    const { code, stdout, stderr } = await shiming(args, { env });
    expect([stdout, stderr]).toEqual(["", expect.stringMatching(ONE_SENTENCE)]);
    expect(stderr).toMatch(sentence);
    expect(code).toBeGreaterThan(0);
  }
}

/** The same keys, but for those that a foreign folder has. */
async function withForeign({ folder, keys }: Premises, files: RegExp): Promise<string> {
  const [foreign, mixed] = [join(folder, "foreign"), join(folder, "mixed")];
  await createPlatformKeys(foreign, new Date());
  cpSync(keys, mixed, { recursive: true });
  for (const file of readdirSync(foreign).filter((name) => files.test(name))) {
    copyFileSync(join(foreign, file), join(mixed, file));
  }
  return mixed;
}

function audit({ data }: Premises): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(data, "shiming.db"), { readOnly: true });
  const rows = database.prepare("SELECT body FROM audit ORDER BY seq").all();
  database.close();
  return rows.map(({ body }) => JSON.parse(String(body)));
}

describe("data and keys belong together:", () => {
  test.each([
    ["pepper.key", /^pepper/],
    ["audit.pem", /^audit/],
    ["merchant-ca.key", /^merchant-ca/],
    [".key", /^kek-/],
  ])("a foreign %s is named, by serve and by every command", async (name, files) => {
    const premises = await used();
    const keys = await withForeign(premises, files);
    const env = { ...premises.env, SHIMING_KEYS: keys };
    await expectRefused(
      { env },
      new RegExp(`^[^,]*${name.replace(".", "\\.")} is not the one that the data belongs to`),
    );
    expect((await shiming(["merchants", "list"], { env: premises.env })).code).toBe(0);
  });

  test("a key that is lost is never made anew beside data, and nobody advises it", async () => {
    const premises = await used();
    rmSync(join(premises.keys, "pepper.key"));
    await expectRefused(premises, /pepper\.key is missing.*backup; a new one cannot replace it/);
    const { code, stderr } = await shiming(["keys", "create", premises.keys], { env: premises.env });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/pepper\.key is missing.*backup/)]);
    expect(readdirSync(premises.keys)).not.toContain("pepper.key");
  });

  test("a new key-encryption key beside the old ones is a rotation", async () => {
    const premises = await used();
    writeFileSync(join(premises.keys, "kek-zz.key"), `${Buffer.alloc(32, 9).toString("base64")}\n`, {
      mode: 0o600,
    });
    expect((await shiming(["merchants", "list"], { env: premises.env })).code).toBe(0);
    const { keys } = audit(premises).at(-1) as { keys: { name: string }[] };
    const names = keys.map(({ name }) => name);
    expect(names).toContain("kek-zz");
  });

  test("a running server is not ready beside another folder of keys, and says which", async () => {
    const premises = await used();
    const server = await serve(premises.env);
    expect(curl(`${server.url}/readyz`).status).toBe(200);
    const mixed = await withForeign(premises, /^pepper/);
    copyFileSync(join(mixed, "pepper.key"), join(premises.keys, "pepper.key"));
    const { status, json } = curl(`${server.url}/readyz`);
    expect([status, json.detail]).toEqual([503, expect.stringMatching(/other keys.*: pepper$/)]);
  });

  test("a deliberate change names every key, says what is lost, and is in the audit", async () => {
    const premises = await used();
    const env = { ...premises.env, SHIMING_KEYS: await withForeign(premises, /^(pepper|audit)/) };
    const accept = (...args: string[]) => shiming(["keys", "accept", ...args], { env });
    expect((await accept("pepper", "--yes")).stderr).toMatch(/^audit\.pem is not the one/);
    expect((await accept("merchant-ca", "--yes")).stderr).toMatch(/nothing to accept/);
    const unsure = await accept("pepper", "audit");
    expect([unsure.code, unsure.stderr]).toEqual([
      1,
      expect.stringMatching(/^Nothing was changed.*--yes.*payment password/),
    ]);
    expect((await accept("pepper", "audit", "--yes")).stdout).toMatch(/pepper: no payment password works/);
    expect(audit(premises).at(-1)).toMatchObject({ kind: "keys_accepted" });
    expect((await shiming(["merchants", "list"], { env })).code).toBe(0);
    const both = ["--public-key", join(premises.keys, "audit.pub"), join(env.SHIMING_KEYS, "audit.pub")];
    expect((await shiming(["audit", "verify", ...both], { env })).code).toBe(0);
  });

  test.each(["pepper.key", "audit.pem", "merchant-ca.key"])(
    "%s that others can read is refused",
    async (file) => {
      const { keys, env } = await used();
      const content = readFileSync(join(keys, file));
      rmSync(join(keys, file));
      writeFileSync(join(keys, file), content, { mode: 0o644 });
      await expectRefused({ env }, /can be read or written by others; "chmod 600/);
    },
  );
});

describe("older, empty or broken data", () => {
  test("is refused until restore has made it safe, and is then the data", async () => {
    const premises = await used();
    const [database, copy] = [join(premises.data, "shiming.db"), join(premises.folder, "copy.db")];
    copyFileSync(database, copy);
    const server = await serve(premises.env);
    expect((await shiming(merchant("1900000302"), { env: premises.env })).code).toBe(0);
    await server.end("SIGTERM");
    copyFileSync(copy, database);
    await expectRefused(premises, /head of entry \d+ was signed.*"shiming restore"/);

    const { code, stdout } = await shiming(["restore"], { env: premises.env });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^The copy ends with entry \d+; what was up to entry \d+ is lost\.\nVoid: /),
    ]);
    expect(audit(premises).at(-1)).toMatchObject({
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
    expect((await shiming(merchant("1900000303"), { env: premises.env })).code).not.toBe(0);
  });
});

describe("a folder of a stranger", () => {
  test("that is a link, or has links in it, is refused, and nothing is written through them", async () => {
    const folder = scratchFolder();
    const outside = join(folder, "outside");
    mkdirSync(outside);
    const repository = join(folder, "repository");
    mkdirSync(repository, { mode: 0o700 });
    writeFileSync(join(repository, ".shiming-sandbox"), "");
    for (const name of ["keys", "merchants", "sandbox.json.new", "lock.db", "shiming.db"]) {
      symlinkSync(name.includes(".") ? join(outside, name) : outside, join(repository, name));
      const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", repository]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(ONE_SENTENCE)]);
      expect(stderr).toContain(`${join(repository, name)} is a link`);
      rmSync(join(repository, name));
    }
    symlinkSync(outside, join(folder, "link"));
    const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", `${join(folder, "link")}/`]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is a link/)]);
    expect(readdirSync(outside)).toEqual([]);
  });

  test("is refused as data and as keys of a server", async () => {
    const premises = await used();
    const link = join(premises.folder, "link");
    symlinkSync(premises.keys, link);
    await expectRefused({ env: { ...premises.env, SHIMING_KEYS: link } }, /is a link/);
    rmSync(link);
    symlinkSync(premises.data, link);
    await expectRefused({ env: { ...premises.env, SHIMING_DATA: link } }, /is a link/);
  });

  test("on /proc is refused, and nothing hangs", async () => {
    const { env } = await preparePremises();
    await expectRefused({ env: { ...env, SHIMING_DATA: "/proc/shiming" } }, /file system of the kernel/);
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
