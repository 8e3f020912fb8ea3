/** A payment password whose pepper is older, when whoever renews its hash is killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onePepper } from "@shiming/core";
import { temporaryDatabase } from "@shiming/store/testing";
import { expect, it, onTestFinished } from "vitest";
import { host } from "./support/hosts.ts";
import { testKeys } from "./support/keys.ts";
import { setPerson } from "./support/persons.ts";
import { OLDER, openAt, PASSWORD, verifierOf } from "./support/rotated-peppers.ts";
import { scratchFolder } from "./support/shiming.ts";

const PROGRAM = fileURLToPath(new URL("support/halted-renewal.ts", import.meta.url));
const AT = new Date("2026-07-01T00:00:00Z");

async function placeOf(engine: string): Promise<string> {
  if (engine === "SQLite") return scratchFolder();
  const { url, remove } = await temporaryDatabase();
  onTestFinished(remove);
  return url;
}

it.each(["SQLite", "PostgreSQL"])(
  "kill -9 between the new hash and its writing leaves the old one, which the next right password renews: %s",
  async (engine) => {
    const place = await placeOf(engine);
    const before = await openAt(place);
    const secrets = { keys: testKeys, peppers: onePepper(OLDER.secret) };
    const key = {
      issuer: host.issuer,
      userId: await setPerson(before, secrets, AT, { payPassword: PASSWORD }),
    };
    const old = (await before.accounts.find(key))?.payPasswordHash;
    await before.close();

    const child = spawn(process.execPath, [PROGRAM, place, key.userId], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const [made] = await once(createInterface({ input: child.stdout }), "line");
    expect(made).toContain(",keyid=autumn$");
    const ended = once(child, "close");
    child.kill("SIGKILL");
    await ended;

    const after = await openAt(place);
    const killed = await after.accounts.find(key);
    expect([killed?.payPasswordHash, killed?.lockout.attempts]).toEqual([old, 1]);
    const renewed = { verdict: "right", isRenewed: true };
    expect(await verifierOf(after.accounts).verify(key, PASSWORD, AT)).toEqual(renewed);
    const now = await after.accounts.find(key);
    expect(now?.payPasswordHash).toContain(",keyid=autumn$");
    expect([now?.payPasswordHash === made, now?.lockout.attempts]).toEqual([false, 0]);
    expect(await verifierOf(after.accounts).verify(key, PASSWORD, AT)).toEqual({ verdict: "right" });
    await after.close();
  },
);
