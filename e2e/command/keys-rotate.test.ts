import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { KeyFacts } from "@shiming/administration";
import { bareDatabase } from "@shiming/store/testing";
import { describe, expect, it } from "vitest";
import { curl, run } from "../support/commands.ts";
import { type Environment, shiming } from "../support/processes.ts";
import { citizen, exchangeByCurl, preparePremises, serve, settle } from "../support/served.ts";
import { seededData } from "../support/shiming.ts";

async function keysOf(env: Environment): Promise<readonly KeyFacts[]> {
  const { code, stdout, stderr } = await shiming(["keys", "list", "--json"], { env });
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

/** As openssl derives it of the first pepper (RFC 5869, no salt). */
function derivedFrom(keys: string, info: string): Buffer {
  const pepper = Buffer.from(readFileSync(join(keys, "pepper.key"), "utf8"), "base64").toString("hex");
  const options = ["digest:SHA256", `hexkey:${pepper}`, `info:${info}`].flatMap((each) => ["-kdfopt", each]);
  return run("openssl", ["kdf", "-keylen", "32", ...options, "-binary", "HKDF"]);
}

const keksAmong = (keys: readonly KeyFacts[]) => keys.filter(({ name }) => name.startsWith("kek-"));
const placesOf = ({ needed_by }: KeyFacts) => needed_by.map(({ place }) => place);

describe("shiming keys rotate", () => {
  it("wraps all that an inhabited platform has sealed with a new key, and the old one can go", async () => {
    const data = seededData();
    const env = { SHIMING_DATA: data, SHIMING_KEYS: join(data, "keys") };
    const [before] = keksAmong(await keysOf(env)) as [KeyFacts];
    expect(placesOf(before)).toEqual(
      expect.arrayContaining([
        "accounts.identity",
        "applications.content",
        "files.content",
        "incoming_mails.content",
        "incoming_mails.head",
        "invitations.address",
        "outbox.content",
        "sign-in.user.sealedEmail",
        "sign-in.user.name",
        "merchant-root.key",
      ]),
    );
    const unsure = await shiming(["keys", "remove", before.name], { env });
    expect([unsure.code, unsure.stderr]).toEqual([
      1,
      expect.stringMatching(/^Nothing was changed; add --yes/),
    ]);
    const inUse = await shiming(["keys", "remove", before.name, "--yes"], { env });
    expect([inUse.code, inUse.stderr]).toEqual([1, expect.stringContaining("rotate first")]);

    const rotated = await shiming(["keys", "rotate", "--background"], { env });
    expect(rotated).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/seals what is new\.\n$/),
    });
    const needed = await shiming(["keys", "remove", before.name, "--yes"], { env });
    expect([needed.code, needed.stderr]).toEqual([
      1,
      expect.stringMatching(/still sealed with it: accounts\.identity \d/),
    ]);
    const wrapped = await shiming(["keys", "rotate", "--resume"], { env });
    expect(wrapped).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^\d+ records are sealed with kek-/),
    });
    const [old, now] = keksAmong(await keysOf(env)) as [KeyFacts, KeyFacts];
    expect([old.name, old.in_use, old.needed_by]).toEqual([before.name, false, []]);
    expect(now.in_use).toBe(true);
    expect(now.needed_by).toEqual(before.needed_by);

    expect((await shiming(["keys", "remove", old.name, "--yes"], { env })).code).toBe(0);
    expect(readdirSync(join(data, "keys"))).not.toContain(`${old.name}.key`);
    for (const args of [
      ["mails", "list"],
      ["staff", "list"],
      ["applications", "list"],
      ["outbox", "list"],
    ]) {
      const { code, stdout } = await shiming([...args, "--json"], { env });
      expect([args, code, stdout.length > 3]).toEqual([args, 0, true]);
    }

    const peppers = async () => (await keysOf(env)).filter(({ name }) => name.startsWith("pepper"));
    const [first] = await peppers();
    expect(placesOf(first as KeyFacts)).toEqual(["accounts.pay_password_hash", "sign-in.account.password"]);
    const readSignInKey = () => readFileSync(join(data, "keys", "sign-in.key"), "utf8");
    const signInKey = readSignInKey();
    expect((await shiming(["keys", "rotate", "pepper"], { env })).code).toBe(0);
    expect(await peppers()).toEqual([
      { ...first, in_use: false },
      { ...first, name: expect.stringMatching(/^pepper-\d/), fingerprint: expect.anything(), needed_by: [] },
    ]);
    expect(readSignInKey()).toBe(signInKey);
    const verified = await shiming(["audit", "verify"], { env });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 0 problems\n$/) });
  });

  it.each(["SQLite", "PostgreSQL"])(
    "works on a running server, for peppers too, which goes on without a restart, and after kill -9; on a folder from before peppers had names: %s",
    async (engine) => {
      const premises = await preparePremises();
      const signInKey = join(premises.keys, "sign-in.key");
      rmSync(signInKey);
      const env = {
        ...premises.env,
        ...(engine === "PostgreSQL" && { SHIMING_DATABASE_URL: await bareDatabase() }),
      };
      const first = await serve(env);
      const residents = await settle(premises);
      const [old] = keksAmong(await keysOf(env)) as [KeyFacts];
      expect((await shiming(["keys", "rotate", "--background"], { env })).code).toBe(0);
      await first.end("SIGKILL");
      const second = await serve(env);
      expect((await shiming(["keys", "rotate", "--resume"], { env })).code).toBe(0);
      expect((await shiming(["keys", "remove", old.name, "--yes"], { env })).code).toBe(0);
      const peppersNeeded = async () =>
        (await keysOf(env))
          .filter(({ name }) => name.startsWith("pepper"))
          .map(({ in_use, needed_by }) => [in_use, needed_by]);
      expect((await shiming(["keys", "rotate", "pepper"], { env })).stdout).toMatch(
        /^pepper-\d.* goes into new hashes/,
      );
      // What was derived from the first pepper stays as it was.
      const derived = ["secret", "addresses"].map((part) =>
        derivedFrom(premises.keys, `shiming sign-in ${part}`),
      );
      expect(readFileSync(signInKey, "utf8").trim()).toBe(Buffer.concat(derived).toString("base64"));
      const outdated = /^shiming_password_hashes_outdated\{place="accounts.pay_password_hash"\} (\d+)$/m;
      const metrics = () => run("curl", ["--silent", `${second.url}/metrics`]).toString();
      await expect.poll(() => outdated.exec(metrics())?.[1]).toBe("1");
      const one = [{ place: "accounts.pay_password_hash", records: 1 }];
      expect(await peppersNeeded()).toEqual([
        [false, one],
        [true, []],
      ]);
      const early = await shiming(["keys", "remove", "pepper", "--yes"], { env });
      expect([early.code, early.stderr]).toEqual([
        1,
        expect.stringContaining("passwords were set under it: accounts.pay_password_hash 1;"),
      ]);
      const got = exchangeByCurl(second.url, residents);
      expect(await peppersNeeded()).toEqual([
        [false, []],
        [true, one],
      ]);
      expect((await shiming(["keys", "remove", "pepper", "--yes"], { env })).code).toBe(0);
      expect(readdirSync(premises.keys).filter((file) => file.startsWith("pepper"))).toHaveLength(1);
      expect(exchangeByCurl(second.url, residents)).toEqual(got);
      expect(got).toMatchObject({ realName: citizen.real_name, credentialId: citizen.credential_id });
      expect(curl(`${second.url}/readyz`).status).toBe(200);
      expect(await second.end()).toBe(0);
      expect(keksAmong(await keysOf(env)).map(({ name, in_use }) => [name === old.name, in_use])).toEqual([
        [false, true],
      ]);
    },
  );
});
