import { join } from "node:path";
import { approve, digestOf, type Stores } from "@shiming/core";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ask,
  at,
  claim,
  giveConsent,
  miniProgram,
  pendingConsent,
  release,
  staffWrite,
} from "../conformance/samples.ts";
import type { OpenStores } from "../open-stores.ts";
import { openSqliteStores } from "./open.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

/** What must commit together: when the audit cannot be written, nothing else is. */
describe("without its audit entry", () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let stores: OpenStores;

  beforeEach(async () => {
    directory = temporaryDirectory();
    stores = await openSqliteStores(directory.path);
  });

  afterEach(async () => {
    await stores.close();
    directory.remove();
  });

  function refuseAuditEntries(): void {
    const database = new Database(join(directory.path, "shiming.db"));
    database.exec(
      "CREATE TRIGGER refused BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the audit is refused'); END",
    );
    database.close();
  }

  async function expectRefused(write: (stores: Stores) => Promise<unknown>): Promise<void> {
    refuseAuditEntries();
    await expect(write(stores)).rejects.toThrow("the audit is refused");
  }

  it("no identity is released", async () => {
    const token = await giveConsent(stores, "one");
    await expectRefused(() => release(stores, token, claim(), at(1)));
    expect(await stores.consents.find("one")).toMatchObject({ state: "approved" });
  });

  it("no consent is given", async () => {
    await ask(stores, pendingConsent("one"));
    await expectRefused(({ consents }) =>
      consents.change("one", (now) => {
        if (now.state !== "pending") throw new Error("not pending");
        const event = { kind: "consent_denied", at: at(1), consentId: "one", appid: now.appid } as const;
        return { next: approve(now, digestOf("token"), at(1)), events: [event] };
      }),
    );
    expect(await stores.consents.find("one")).toEqual(pendingConsent("one"));
  });

  it("nothing is changed by the staff", async () => {
    const app = miniProgram();
    await expectRefused(({ miniPrograms }) =>
      miniPrograms.change(app.appid, () => ({ next: app, events: [staffWrite("mini_program_created")] })),
    );
    expect(await stores.miniPrograms.list({})).toEqual([]);
  });

  it("writes that need none go on beside those that fail", async () => {
    const token = await giveConsent(stores, "one");
    refuseAuditEntries();
    const [released, asked] = await Promise.allSettled([
      release(stores, token, claim(), at(1)),
      ask(stores, pendingConsent("two")),
    ]);
    expect([released.status, asked.status]).toEqual(["rejected", "fulfilled"]);
    expect(await stores.consents.find("two")).toEqual(pendingConsent("two"));
  });
});
