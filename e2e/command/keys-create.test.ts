import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { preparePremises, serve } from "../support/served.ts";
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
      expect.stringMatching(/^events-.+\.key$/),
      expect.stringMatching(/^kek-.+\.key$/),
      expect.stringMatching(/^merchant-issuer-.+\.crt$/),
      expect.stringMatching(/^merchant-issuer-.+\.key$/),
      "merchant-root.crl",
      "merchant-root.crt",
      "merchant-root.key",
      "pepper.key",
      "sign-in.key",
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
    writeFileSync(own, `${Buffer.alloc(32, 7).toString("base64")}\n`, { mode: 0o600 });
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
    ["the certificate of the issuer", /^merchant-issuer-.*\.crt$/],
    ["the key of the issuer", /^merchant-issuer-.*\.key$/],
    ["audit.pem", /^audit\.pem$/],
  ])("never leaves half of a pair without its other half, when %s was lost", async (_what, lost) => {
    const folder = scratchFolder();
    await shiming(["keys", "create", folder]);
    for (const file of readdirSync(folder).filter((name) => lost.test(name))) rmSync(join(folder, file));
    const before = contentsOf(folder);
    const { code, stderr } = await shiming(["keys", "create", folder]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(ONE_SENTENCE)]);
    expect(contentsOf(folder)).toEqual(before);
  });
});

test("keys rotate-issuer makes another issuer, prints no key, and needs the key of the root", async () => {
  const folder = scratchFolder();
  await shiming(["keys", "create", folder]);
  const before = contentsOf(folder);
  const { code, stdout } = await shiming(["keys", "rotate-issuer", folder, "--json"]);
  expect(code).toBe(0);
  const made = JSON.parse(stdout);
  expect(`${made.before}-2`).toBe(made.issuer);
  expect(contentsOf(folder)).toMatchObject({ ...before, "merchant-root.crl": expect.anything() });
  const chain = join(folder, `${made.issuer}.crt`);
  const verified = run("openssl", ["verify", "-CAfile", join(folder, "merchant-root.crt"), chain]);
  expect(verified.toString()).toMatch(/OK/);
  rmSync(join(folder, "merchant-root.key"));
  expect((await shiming(["keys", "rotate-issuer", folder])).stderr).toMatch(
    /merchant-root\.key is not there/,
  );
});

test("keys revoke-issuer makes the list of the root name a former issuer, for openssl and for the next server", async () => {
  const premises = await preparePremises();
  const { keys } = premises;
  const [former = ""] = readdirSync(keys).flatMap(
    (file) => /^(merchant-issuer-.+)\.crt$/.exec(file)?.[1] ?? [],
  );
  const revoke = (name: string) => shiming(["keys", "revoke-issuer", keys, name, "--json"]);
  expect((await revoke(former)).stderr).toMatch(/issues now: make the next one first/);
  expect((await revoke("merchant-issuer-1999")).stderr).toMatch(/There is no issuer merchant-issuer-1999/);
  const { issuer } = JSON.parse((await shiming(["keys", "rotate-issuer", keys, "--json"])).stdout);

  const verify = (name: string, list: string) =>
    spawnSync("openssl", [
      ...["verify", "-crl_check", "-CAfile", join(keys, "merchant-root.crt"), "-CRLfile", list],
      join(keys, `${name}.crt`),
    ]);
  const list = join(keys, "merchant-root.crl");
  expect(verify(former, list).status).toBe(0);
  const { code, stdout } = await revoke(former);
  const serial = run("openssl", ["x509", "-noout", "-serial", "-in", join(keys, `${former}.crt`)])
    .toString()
    .trim();
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    { issuer: former, revoked: [serial.replace("serial=", "")] },
  ]);
  expect(verify(former, list).stderr.toString()).toMatch(/certificate revoked/);
  expect(verify(issuer, list).status).toBe(0);
  await shiming(["keys", "rotate-issuer", keys]);
  expect(verify(former, list).stderr.toString()).toMatch(/certificate revoked/);

  const server = await serve(premises.env);
  const given = join(premises.folder, "root.crl");
  const der = run("curl", ["--silent", "--fail", `${server.url}/ca/root.crl`]);
  writeFileSync(given, run("openssl", ["crl", "-inform", "DER"], der));
  expect(verify(former, given).stderr.toString()).toMatch(/certificate revoked/);
  expect(verify(issuer, given).status).toBe(0);
});
