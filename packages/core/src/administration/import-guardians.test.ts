import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { expect, it } from "vitest";
import { sealIdentity } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { AuditEvent } from "../audit/event.ts";
import type { ImportUnit } from "../ports/account-import-store.ts";
import { OPERATOR } from "../testing/operator.ts";
import { newAccount } from "./accounts.ts";
import { importGuardians } from "./import-guardians.ts";

const at = new Date("2026-11-22T04:00:00Z");
const issuer = "https://host.example";
const kek = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
const keys = { current: () => kek, byId: () => kek };
const ids = { child: "999999201806011032", mother: "999999198511231076", father: "999999199003071007" };

async function setUp() {
  const accounts = new Map<string, StoredAccount>();
  for (const [userId, number] of Object.entries(ids)) {
    const key = { issuer, userId };
    const identity = {
      document: "resident_id_card" as const,
      realName: new Sensitive("李雷"),
      credentialId: new Sensitive(number),
    };
    accounts.set(userId, { ...newAccount(key), sealedIdentity: await sealIdentity(identity, key, keys) });
  }
  const set = new Map<string, readonly string[] | undefined>();
  const events: AuditEvent[] = [];
  const accountImports = {
    async commit({ accounts: changes, finish }: ImportUnit) {
      for (const { key, guardians } of changes) set.set(key.userId, guardians);
      events.push(...finish(undefined, 0).events);
      return 0;
    },
  };
  const find = async ({ userId }: { userId: string }) => accounts.get(userId);
  return { set, events, deps: { accounts: { find }, accountImports, keys } };
}

it("guardians of a file are set line by line, and told of by the numbers of lines whose guardians cannot be", async () => {
  const { set, events, deps } = await setUp();
  const lines = [
    { line: 2, user_id: "child", guardians: " mother; father;mother " },
    { line: 3, user_id: "child-2", guardians: "nobody" },
    { line: 4, user_id: "mother", guardians: "father" },
    { line: 5, user_id: "father", guardians: "child" },
    { line: 7, user_id: "child-3", guardians: "" },
  ];
  const batch = { issuer, fileDigest: "f".repeat(64), lines };
  expect(await importGuardians(batch, OPERATOR, deps, at)).toEqual({
    set: 2,
    refused: [
      { line: 3, fault: "guardian_unknown" },
      { line: 4, fault: "ward_not_a_child" },
      { line: 5, fault: "guardian_not_adult" },
    ],
  });
  expect([...set]).toEqual([
    ["child", ["mother", "father"]],
    ["child-3", []],
  ]);
  const counts = { firstLine: 2, lastLine: 7, added: 0, changed: 2, bad: 3 };
  expect(events).toMatchObject([{ kind: "accounts_imported", fileDigest: batch.fileDigest, ...counts }]);
});

it("a line with a fault of its own sets nobody's", async () => {
  const { set, deps } = await setUp();
  const lines = [{ line: 2, user_id: "child", guardians: "mother;;" }];
  const refused = importGuardians({ issuer, fileDigest: undefined, lines }, OPERATOR, deps, at);
  await expect(refused).rejects.toMatchObject({ failure: "value_invalid" });
  expect(set.size).toBe(0);
});
