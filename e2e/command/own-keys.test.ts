import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createPlatformKeys } from "../../apps/cli/src/server/create-platform-keys.ts";
import { curl } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { type Premises, serve } from "../support/served.ts";
import { auditOf, expectRefused, useUsedPremises } from "../support/used-premises.ts";

const used = useUsedPremises();

/** The same keys, but for those that another folder would have. */
async function withForeign({ folder, keys }: Premises, files: RegExp): Promise<string> {
  const mixed = join(folder, "mixed");
  cpSync(keys, mixed, { recursive: true });
  const [, day = ""] = /kek-([\d-]+)\.key/.exec(readdirSync(mixed).join(" ")) ?? [];
  for (const file of readdirSync(mixed).filter((name) => files.test(name))) rmSync(join(mixed, file));
  // Of the same day, and so of the same names; nothing is issued before its root.
  await createPlatformKeys(mixed, new Date(`${day}T23:59:59Z`));
  return mixed;
}

describe("data and keys belong together:", () => {
  test.each([
    ["pepper.key", /^pepper/],
    ["audit.pem", /^audit/],
    [".key", /^merchant-issuer-/],
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

  test("a foreign key-encryption key is named where the keys of the authority are sealed", async () => {
    const premises = await used();
    const env = { ...premises.env, SHIMING_KEYS: await withForeign(premises, /^kek-/) };
    await expectRefused({ env }, /events-[\d-]+\.key does not open.*kek-NAME\.key is not the one/);
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
    const { keys } = auditOf(premises).at(-1) as { keys: { name: string }[] };
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
    expect((await accept("merchant-root", "--yes")).stderr).toMatch(/nothing to accept/);
    const unsure = await accept("pepper", "audit");
    expect([unsure.code, unsure.stderr]).toEqual([
      1,
      expect.stringMatching(/^Nothing was changed.*--yes.*payment password/),
    ]);
    expect((await accept("pepper", "audit", "--yes")).stdout).toMatch(
      /pepper: no password that was set under it works/,
    );
    expect(auditOf(premises).at(-1)).toMatchObject({ kind: "keys_accepted" });
    expect((await shiming(["merchants", "list"], { env })).code).toBe(0);
    const both = ["--public-key", join(premises.keys, "audit.pub"), join(env.SHIMING_KEYS, "audit.pub")];
    expect((await shiming(["audit", "verify", ...both], { env })).code).toBe(0);
  });

  test.each(["pepper.key", "audit.pem", "merchant-root.key"])(
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
