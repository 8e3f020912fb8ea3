import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import type { AccountKey } from "../account/account.ts";
import { verifyPayPassword } from "../account/payment-password.ts";
import { onePepper } from "../account/pepper.ts";
import { openIdentity } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { AuditEvent } from "../audit/event.ts";
import { DomainError } from "../failure.ts";
import type { AccountImportStore, ImportProgress, ImportSource } from "../ports/account-import-store.ts";
import { OPERATOR, OPERATOR_NAME } from "../testing/operator.ts";
import { type ImportBatch, importAccounts } from "./import-accounts.ts";

const AT = new Date(Date.UTC(2026, 0, 1));
const ISSUER = "https://host.example";
const SOURCE: ImportSource = {
  issuer: ISSUER,
  fileDigest: "d".repeat(64),
  reading: "csv, utf-8",
  name: "accounts.csv",
};
/** Of 246810, by argon2-cffi 25.1.0. */
const HASH = "$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$jWmzqi1UkrgPOjeavr20UUMOljfNMhhVqoDjQIo4qDU";
const IDENTITY = {
  real_name: "䶮文博",
  credential_type: "resident_id_card",
  credential_id: "999999200002291281",
};

function batch(over: Partial<ImportBatch> = {}): ImportBatch {
  return {
    issuer: ISSUER,
    source: SOURCE,
    isRestart: false,
    isLast: false,
    firstLine: 1,
    lastLine: 3,
    lines: [{ user_id: "u-1" }],
    bad: 0,
    checkpoint: "",
    ...over,
  };
}

function setUp(stored: readonly StoredAccount[] = []) {
  const accounts = new Map(stored.map((one) => [one.key.userId, one]));
  const events: AuditEvent[] = [];
  let progress: ImportProgress | undefined;
  const commit: AccountImportStore["commit"] = async ({ source, accounts: changes, finish }) => {
    const after = new Map(accounts);
    for (const { key, change } of changes) after.set(key.userId, change(after.get(key.userId)));
    const added = after.size - accounts.size;
    const { next, events: caused } = finish(source && progress, added);
    for (const [userId, account] of after) accounts.set(userId, account);
    events.push(...caused);
    progress = next;
    return added;
  };
  const kek = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
  const keys = { current: () => kek, byId: () => kek };
  const deps = {
    accounts: { find: async ({ userId }: AccountKey) => accounts.get(userId) },
    ...{ accountImports: { commit }, keys, peppers: onePepper(new Sensitive(Buffer.alloc(32, 2))) },
  };
  return {
    accounts,
    events,
    deps,
    progress: () => progress,
    run: (one: ImportBatch) => importAccounts(one, OPERATOR, deps, AT),
  };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => (error instanceof DomainError ? error : undefined),
  );

describe("a batch of imported accounts", () => {
  it("leaves an identity that is there already as it is sealed, also where the file has it twice", async () => {
    const { accounts, run } = setUp();
    const sealed = () => accounts.get("u-1")?.sealedIdentity;
    const line = { user_id: "u-1", ...IDENTITY };
    await run(batch({ lines: [line] }));
    const first = sealed();
    await run(batch({ source: undefined, lines: [line, { ...line, payment_account: "yes" }] }));
    expect(sealed()).toBe(first);
    expect(accounts.get("u-1")).toMatchObject({ hasPaymentAccount: true });
    await run(batch({ source: undefined, lines: [{ ...line, real_name: "文博" }] }));
    expect(sealed()).not.toEqual(first);
  });

  it("makes accounts whose identity opens and whose password is verified", async () => {
    const { accounts, deps, run } = setUp();
    const line = { user_id: "u-1", ...IDENTITY, payment_account: "yes", pay_password_hash: HASH };
    await run(batch({ lines: [line] }));
    const { key, hasPaymentAccount, sealedIdentity, payPasswordHash = "" } = accounts.get("u-1") ?? {};
    expect([key, hasPaymentAccount]).toEqual([{ issuer: ISSUER, userId: "u-1" }, true]);
    const identity = await openIdentity(
      sealedIdentity ?? Buffer.of(),
      { issuer: ISSUER, userId: "u-1" },
      deps.keys,
    );
    expect(identity.realName.reveal()).toBe("䶮文博");
    expect(await verifyPayPassword(new Sensitive("246810"), payPasswordHash, deps.peppers)).toBe(true);
    expect(payPasswordHash).not.toContain(HASH.split("$").at(-1));
  });

  it("replaces what its columns name, and keeps the rest and the lockout", async () => {
    const locked = { attempts: 0, locks: 2, lockedUntil: AT };
    const before: StoredAccount = {
      key: { issuer: ISSUER, userId: "u-1" },
      hasPaymentAccount: true,
      sealedIdentity: Buffer.of(1),
      payPasswordHash: "hash",
      lockout: locked,
    };
    const { accounts, run } = setUp([before]);
    await run(batch({ lines: [{ user_id: "u-1", pay_password_hash: "" }] }));
    expect(accounts.get("u-1")).toEqual({ ...before, payPasswordHash: undefined });
    const noIdentity = { real_name: "", credential_type: "", credential_id: "" };
    await run(batch({ firstLine: 4, lines: [{ user_id: "u-1", ...noIdentity, payment_account: "no" }] }));
    expect(accounts.get("u-1")).toMatchObject({
      hasPaymentAccount: false,
      sealedIdentity: undefined,
      lockout: locked,
    });
  });

  it("is in the audit with who, what and how many, and without whom", async () => {
    const { events, run } = setUp();
    await run(
      batch({ lastLine: 5, bad: 2, lines: [{ user_id: "user-4711", ...IDENTITY }, { user_id: "b" }] }),
    );
    expect(events).toEqual([
      {
        ...{ kind: "accounts_imported", at: AT, actor: OPERATOR_NAME, issuer: ISSUER },
        ...{ fileDigest: SOURCE.fileDigest, firstLine: 1, lastLine: 5, added: 2, changed: 0, bad: 2 },
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/4711|䶮|9999/);
  });

  it("counts on from the batch before", async () => {
    const { progress, run } = setUp();
    await run(batch({ bad: 1 }));
    const lines = [{ user_id: "u-1" }, { user_id: "u-2" }];
    const next = batch({ firstLine: 4, lastLine: 9, lines, isLast: true, checkpoint: "x" });
    expect(await run(next)).toEqual({ added: 1, changed: 1 });
    const counts = { lastLine: 9, added: 2, changed: 1, bad: 1 };
    expect(progress()).toEqual({ ...counts, isFinished: true, checkpoint: "x" });
  });

  it("is refused when it does not follow the one before, and may begin anew", async () => {
    const { progress, run } = setUp();
    await run(batch());
    expect((await failureOf(run(batch())))?.failure).toBe("value_invalid");
    expect((await failureOf(run(batch({ firstLine: 5 }))))?.failure).toBe("value_invalid");
    await run(batch({ isRestart: true }));
    expect(progress()).toMatchObject({ lastLine: 3, added: 0, changed: 1 });
  });

  it("may follow anything where it cannot be read again", async () => {
    const { events, run } = setUp();
    await run(batch({ source: undefined }));
    await run(batch({ source: undefined, firstLine: 4, lastLine: 6 }));
    expect(events).toMatchObject([{ fileDigest: null }, { fileDigest: null, firstLine: 4 }]);
  });

  it("is refused whole for one bad line, whose values are not repeated", async () => {
    const { accounts, events, run } = setUp();
    const bad = { user_id: "u-2", ...IDENTITY, credential_id: "999999200002291282" };
    const error = await failureOf(run(batch({ lines: [{ user_id: "u-1" }, bad] })));
    expect(error?.failure).toBe("value_invalid");
    expect(error?.message).not.toMatch(/9999|䶮|u-2/);
    expect([accounts.size, events.length]).toEqual([0, 0]);
  });
});
