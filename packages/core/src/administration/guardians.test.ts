import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { VerifiedIdentity } from "../account/account.ts";
import { onePepper } from "../account/pepper.ts";
import { sealIdentity } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { AuditEvent } from "../audit/event.ts";
import { DomainError } from "../failure.ts";
import type { DecideOnAccount } from "../ports/account-store.ts";
import { OPERATOR } from "../testing/operator.ts";
import { type AccountChange, newAccount, setAccount } from "./accounts.ts";
import { accountSubject } from "./staff-event.ts";

const at = new Date("2026-11-22T04:00:00Z");
const issuer = "https://host.example";
const keyOf = (userId: string) => ({ issuer, userId });
const kek = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
const keys = { current: () => kek, byId: () => kek };

const ids = {
  child: "999999201806011032",
  mother: "999999198511231076",
  father: "999999199003071007",
  grandmother: "999999196608151356",
  grandfather: "99999919730601019X",
  aunt: "999999199204181499",
};

const idCard = (credentialId: string): VerifiedIdentity => ({
  document: "resident_id_card",
  realName: new Sensitive("李雷"),
  credentialId: new Sensitive(credentialId),
});

async function setUp() {
  const accounts = new Map<string, StoredAccount>();
  for (const [userId, id] of Object.entries(ids)) {
    const key = keyOf(userId);
    accounts.set(userId, { ...newAccount(key), sealedIdentity: await sealIdentity(idCard(id), key, keys) });
  }
  const passport = { ...idCard(ids.mother), document: "passport" as const };
  const foreigner = keyOf("foreigner");
  accounts.set("foreigner", {
    ...newAccount(foreigner),
    sealedIdentity: await sealIdentity(passport, foreigner, keys),
  });
  const relations = new Map<string, readonly string[]>();
  const events: AuditEvent[] = [];
  const store = {
    find: async ({ userId }: { userId: string }) => accounts.get(userId),
    async change({ userId }: { userId: string }, decide: DecideOnAccount) {
      const { next, events: caused, guardians } = decide(accounts.get(userId), relations.get(userId) ?? []);
      accounts.set(userId, next);
      if (guardians) relations.set(userId, guardians);
      events.push(...caused);
    },
  };
  return { store, relations, events };
}

let world: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  world = await setUp();
});

function set(userId: string, change: AccountChange) {
  const peppers = onePepper(new Sensitive(Buffer.alloc(32, 2)));
  const deps = { accounts: world.store, keys, peppers, random: randomBytes };
  return setAccount(keyOf(userId), "existing", change, OPERATOR, deps, at).then(
    () => "set",
    (error) => (error instanceof DomainError ? `${error.failure}: ${error.detail.hint?.en}` : error),
  );
}

describe("guardians that staff set", () => {
  it("come and go one by one, each told to the audit with both accounts and no name", async () => {
    expect(await set("child", { addGuardians: ["mother", "father"] })).toBe("set");
    expect(await set("child", { addGuardians: ["mother"], removeGuardians: ["father"] })).toBe("set");
    expect(world.relations.get("child")).toEqual(["mother"]);
    const told = world.events.flatMap((event) =>
      event.kind === "staff_write" && event.guardian ? [[event.action, event.subject, event.guardian]] : [],
    );
    const [child, mother, father] = ["child", "mother", "father"].map((userId) =>
      accountSubject(keyOf(userId)),
    );
    expect(told).toEqual([
      ["guardian_added", child, mother],
      ["guardian_added", child, father],
      ["guardian_removed", child, father],
    ]);
  });

  it("stay as they are with every other change", async () => {
    await set("child", { addGuardians: ["mother"] });
    await set("child", { hasPaymentAccount: true });
    expect(world.relations.get("child")).toEqual(["mother"]);
  });

  it.each([
    ["nobody who is there", "child", ["nobody"], "has no account of that guardian"],
    ["the child", "child", ["child"], "nobody is the own guardian"],
    ["another child", "child", ["mother", "child"], "nobody is the own guardian"],
    ["somebody with a passport", "child", ["foreigner"], "verified by a resident ID card"],
    ["a parent of a grown-up", "mother", ["grandmother"], "14 or older"],
    ["five people", "child", ["mother", "father", "grandmother", "grandfather", "aunt"], "at most 4"],
  ])("are refused: %s", async (_who, ward, addGuardians, sentence) => {
    const refused = await set(ward, { addGuardians });
    expect(refused).toMatch(/^value_invalid: /);
    expect(refused).toContain(sentence);
    expect([world.relations.size, world.events]).toEqual([0, []]);
  });

  it("are four at most with those from before", async () => {
    await set("child", { addGuardians: ["mother", "father", "grandmother", "grandfather"] });
    expect(await set("child", { addGuardians: ["aunt"] })).toContain("at most 4");
    expect(await set("child", { addGuardians: ["aunt"], removeGuardians: ["mother"] })).toBe("set");
  });
});
