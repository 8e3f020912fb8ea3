import { generateKeyPairSync, randomBytes } from "node:crypto";
import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import type { VerifiedIdentity } from "../account/account.ts";
import { lockedUntil, NO_LOCKOUT } from "../account/lockout.ts";
import { verifyPayPassword } from "../account/payment-password.ts";
import { onePepper } from "../account/pepper.ts";
import { openIdentity } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import { approveAccess, endAccess, resumeAccess, suspendAccess } from "../application/command.ts";
import type { AuditEvent } from "../audit/event.ts";
import { DomainError } from "../failure.ts";
import type { Host } from "../host/host.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { Change } from "../ports/change.ts";
import { applicationsInMemory, TEST_KEYS } from "../testing/applications.ts";
import { OPERATOR, OPERATOR_NAME } from "../testing/operator.ts";
import { type AccountChange, type AccountPresence, setAccount } from "./accounts.ts";
import { registerHostKey, removeHostKey, setHostOrigins } from "./hosts.ts";
import { createMiniProgram, setQuota } from "./mini-programs.ts";
import { resetSecret } from "./reset-secret.ts";

const at = new Date(Date.UTC(2026, 0, 1));
const ACCOUNT = { issuer: "https://host.example", userId: "user 4711" };

/** One row, and the events of its changes. */
function rowInMemory<T>() {
  const messages: OutgoingMessage[] = [];
  const events: AuditEvent[] = [];
  const row: { value: T | undefined } = { value: undefined };
  const change = async (
    _key: unknown,
    decide: (now: T | undefined, guardians: readonly string[]) => ReturnType<Change<T | undefined, T>>,
  ) => {
    const { next, events: caused, messages: sent = [] } = decide(row.value, []);
    row.value = next;
    events.push(...caused);
    messages.push(...sent);
  };
  return { row, events, messages, change, find: async () => row.value };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => (error instanceof DomainError ? error : undefined),
  );

describe("an account that the staff sets", () => {
  function setUp() {
    const accounts = rowInMemory<StoredAccount>();
    const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
    const keys = { current: () => key, byId: () => key };
    const deps = {
      accounts,
      keys,
      peppers: onePepper(new Sensitive(Buffer.alloc(32, 2))),
      random: randomBytes,
    };
    return {
      accounts,
      deps,
      set: (change: AccountChange) =>
        setAccount(ACCOUNT, accounts.row.value ? "existing" : "new", change, OPERATOR, deps, at),
    };
  }

  const identity: VerifiedIdentity = {
    document: "resident_id_card",
    realName: new Sensitive("张三丰"),
    credentialId: new Sensitive("99999919900101018X"),
  };

  it("keeps what is not changed", async () => {
    const { accounts, deps, set } = setUp();
    await set({ hasPaymentAccount: true, payPassword: new Sensitive("135790") });
    await set({ lockedUntil: new Date(at.getTime() + 1000) });
    await set({ identity: { ...identity, document: "passport" } });
    const stored = accounts.row.value as StoredAccount;
    expect(stored).toMatchObject({ key: ACCOUNT, hasPaymentAccount: true });
    expect(lockedUntil(stored.lockout, at)).toEqual(new Date(at.getTime() + 1000));
    expect(await verifyPayPassword(new Sensitive("135790"), stored.payPasswordHash ?? "", deps.peppers)).toBe(
      true,
    );
    const opened = await openIdentity(stored.sealedIdentity ?? Buffer.of(), ACCOUNT, deps.keys);
    expect(opened.realName.reveal()).toBe("张三丰");
    await set({ identity: null, lockedUntil: null });
    expect(accounts.row.value).toMatchObject({ sealedIdentity: undefined, lockout: NO_LOCKOUT });
  });

  it("keeps an identity byte by byte where the same is set again, unless it was replaced meanwhile", async () => {
    const { accounts, deps, set } = setUp();
    const sealed = () => accounts.row.value?.sealedIdentity;
    await set({ identity });
    const first = sealed();
    await set({ identity: { ...identity, credentialId: new Sensitive("99999919900101018x") } });
    expect(sealed()).toBe(first);
    await set({ identity: { ...identity, realName: new Sensitive("张三") } });
    const second = sealed();
    expect(second).not.toEqual(first);
    const setting = set({ identity: { ...identity, realName: new Sensitive("张三") } });
    accounts.row.value = { ...(accounts.row.value as StoredAccount), sealedIdentity: Buffer.of(0) };
    await setting;
    expect(sealed()).not.toEqual(second);
    expect((await openIdentity(sealed() ?? Buffer.of(), ACCOUNT, deps.keys)).realName.reveal()).toBe("张三");
  });

  it("does not undo an attempt that was counted while its password was hashed", async () => {
    const { accounts, set } = setUp();
    await set({ hasPaymentAccount: true });
    const setting = set({ payPassword: new Sensitive("135790") });
    const locked = { attempts: 0, locks: 1, lockedUntil: new Date(at.getTime() + 1000) };
    accounts.row.value = { ...(accounts.row.value as StoredAccount), lockout: locked };
    await setting;
    expect(accounts.row.value.lockout).toEqual(locked);
  });

  it.each<[string, AccountChange]>([
    ["a name that is none", { identity: { ...identity, realName: new Sensitive("张 三\n丰") } }],
    [
      "an ID number with a wrong checksum",
      { identity: { ...identity, credentialId: new Sensitive("999999199001010010") } },
    ],
    ["a payment password that is none", { payPassword: new Sensitive("12345x") }],
    ["a lock without an end", { lockedUntil: new Date("tomorrow") }],
  ])("is refused with %s, which is not repeated", async (_, change) => {
    const { accounts, set } = setUp();
    const error = await failureOf(set(change));
    expect(error?.failure).toBe("value_invalid");
    expect(error?.message).not.toMatch(/张|8100|12345x/);
    expect(accounts.events).toEqual([]);
  });

  it("is made where it is to be made and changed where it is there, so that a mistyped user id does nothing", async () => {
    const { accounts, deps } = setUp();
    const set = (presence: AccountPresence) =>
      failureOf(setAccount(ACCOUNT, presence, { lockedUntil: null }, OPERATOR, deps, at));
    expect((await set("existing"))?.failure).toBe("entity_not_found");
    expect([accounts.row.value, accounts.events]).toEqual([undefined, []]);
    expect(await set("new")).toBeUndefined();
    expect((await set("new"))?.failure).toBe("entity_exists");
    expect(await set("existing")).toBeUndefined();
  });

  it.each(["", " u-1", "u-1\u3000", "u\u001b[31m", "u\u202e1", "u\n1", "x".repeat(257)])(
    "is refused with %j as its user id, as an imported line is",
    async (userId) => {
      const { accounts, deps } = setUp();
      const key = { ...ACCOUNT, userId };
      const refused = await failureOf(setAccount(key, "new", {}, OPERATOR, deps, at));
      expect([refused?.failure, accounts.events]).toEqual(["value_invalid", []]);
    },
  );

  it.each(["000000", "999999", "123456", "654321", "012345", "987654", "890123", "321098"])(
    "is refused with %s as its payment password",
    async (digits) => {
      const { accounts, set } = setUp();
      const refused = await failureOf(set({ payPassword: new Sensitive(digits) }));
      expect([refused?.failure, accounts.events]).toEqual(["value_invalid", []]);
      expect(refused?.message).not.toContain(digits);
    },
  );

  it.each(["246810", "135790", "112233", "123457", "000001", "102030"])("may have %s", async (digits) => {
    const { accounts, set } = setUp();
    await set({ payPassword: new Sensitive(digits) });
    expect(accounts.events).toHaveLength(1);
  });

  it("is in the audit without its user id", async () => {
    const { accounts, set } = setUp();
    await set({ hasPaymentAccount: true });
    expect(accounts.events).toMatchObject([
      { kind: "staff_write", actor: OPERATOR_NAME, action: "account_set" },
    ]);
    expect(JSON.stringify(accounts.events)).not.toContain("4711");
  });
});

/** Notes which chains were changed so that no token of them is live any more. */
function endOf(chains: string[]): AccessTokenStore["changeChain"] {
  return async (appid, chain, change) => {
    const expiresAt = new Date(at.getTime() + 1000);
    const live = { digest: "d", appid, chain, issuedAt: at, expiresAt, endsAt: expiresAt };
    const { next, result } = change([{ ...live, forced: false, sealed: undefined }]);
    if (next.every((token) => token.endsAt <= at)) chains.push(`${chain} of ${appid}`);
    return result;
  };
}

describe("a mini program that the staff sets", () => {
  const APPID = "wx0123456789abcdef";
  const input = {
    appid: APPID,
    name: "挂号",
    serviceProvider: { legalName: "示例医院", contact: "12345" },
    categories: [],
  };

  function setUp() {
    const miniPrograms = rowInMemory<MiniProgram>();
    const memory = applicationsInMemory(miniPrograms.row);
    const chains: string[] = [];
    const deps = {
      miniPrograms: {
        ...miniPrograms,
        changeBinding: async () => {},
      },
      merchants: { find: async () => undefined },
      accessTokens: { changeChain: endOf(chains) },
      applications: memory.store,
      calendar: { days: async () => new Map(), deadlines: async () => new Map() },
      keys: TEST_KEYS,
      random: randomBytes,
    };
    return { miniPrograms, chains, deps, memory };
  }

  it("has no access until it is approved, and loses it at once, and its service provider is told", async () => {
    const { miniPrograms, deps, memory } = setUp();
    await createMiniProgram(input, OPERATOR, deps, at);
    expect(miniPrograms.row.value?.access).toEqual({ state: "none" });
    await approveAccess(APPID, [], OPERATOR, deps, at);
    expect(miniPrograms.row.value?.access).toEqual({ state: "approved", since: at });
    await suspendAccess(APPID, "投诉", OPERATOR, deps, at);
    expect(miniPrograms.row.value?.access).toEqual({ state: "suspended", since: at, reason: "投诉" });
    const told = memory.messages.filter((message) => message.channel === "event");
    expect(told.map(({ about, template, said }) => [about, template, said])).toEqual([
      [APPID, "access-changed", { details: { state: "approved" } }],
      [APPID, "access-changed", { details: { state: "suspended" } }],
    ]);
  });

  it("goes on as it was approved after a suspension, and after nothing else", async () => {
    const { miniPrograms, deps } = setUp();
    const resume = () => failureOf(resumeAccess(APPID, OPERATOR, deps, at));
    await createMiniProgram(input, OPERATOR, deps, at);
    expect((await failureOf(suspendAccess(APPID, "投诉", OPERATOR, deps, at)))?.failure).toBe(
      "value_invalid",
    );
    expect((await resume())?.failure).toBe("value_invalid");
    await approveAccess(APPID, [], OPERATOR, deps, at);
    expect((await resume())?.failure).toBe("value_invalid");
    await suspendAccess(APPID, "投诉", OPERATOR, deps, at);
    expect(await resume()).toBeUndefined();
    expect(miniPrograms.row.value?.access).toEqual({ state: "approved", since: at });
    await endAccess(APPID, OPERATOR, deps, at);
    expect((await resume())?.failure).toBe("value_invalid");
    expect(miniPrograms.row.value?.access.state).toBe("ended");
  });

  it.each([
    ["name", { name: "挂" }],
    ["legal name", { serviceProvider: { legalName: "示例\u202e院医", contact: "12345" } }],
    ["contact", { serviceProvider: { legalName: "示例医院", contact: "……" } }],
    ["category", { categories: [{ first: { id: 1, name: "医疗" }, second: { id: 2, name: "\u200b" } }] }],
  ])("is refused with a %s that says nothing to a citizen", async (_, over) => {
    const { miniPrograms, deps } = setUp();
    const refused = await failureOf(createMiniProgram({ ...input, ...over }, OPERATOR, deps, at));
    expect([refused?.failure, miniPrograms.row.value]).toEqual(["value_invalid", undefined]);
  });

  it("is made once, and not changed before", async () => {
    const { deps } = setUp();
    expect((await failureOf(resetSecret(APPID, OPERATOR, deps, at)))?.failure).toBe("entity_not_found");
    await createMiniProgram(input, OPERATOR, deps, at);
    expect((await failureOf(createMiniProgram(input, OPERATOR, deps, at)))?.failure).toBe("entity_exists");
  });

  it("has a secret of 32 hex digits that is remembered as a digest", async () => {
    const { miniPrograms, deps } = setUp();
    const { secret } = await createMiniProgram(input, OPERATOR, deps, at);
    expect(secret.reveal()).toMatch(/^[0-9a-f]{32}$/);
    const before = miniPrograms.row.value?.secretDigest;
    const after = await resetSecret(APPID, OPERATOR, deps, at);
    expect(miniPrograms.row.value?.secretDigest).not.toBe(before);
    expect(JSON.stringify([miniPrograms.row.value, miniPrograms.events])).not.toContain(after.reveal());
  });

  it("loses both chains of access tokens with its secret", async () => {
    const { chains, deps } = setUp();
    await createMiniProgram(input, OPERATOR, deps, at);
    await resetSecret(APPID, OPERATOR, deps, at);
    expect(chains).toEqual([`token of ${APPID}`, `stable_token of ${APPID}`]);
  });

  it("is approved for its own categories only", async () => {
    const { deps } = setUp();
    const category = { first: { id: 1, name: "医疗" }, second: { id: 2, name: "医院" } };
    const other = { first: { id: 1, name: "医疗" }, second: { id: 3, name: "药店" } };
    await createMiniProgram({ ...input, categories: [category] }, OPERATOR, deps, at);
    const use = { purpose: "核验身份", legalBasis: "《条例》", retention: "三十日" };
    await approveAccess(APPID, [{ ...use, category }], OPERATOR, deps, at);
    const refused = failureOf(approveAccess(APPID, [{ ...use, category: other }], OPERATOR, deps, at));
    expect((await refused)?.failure).toBe("value_invalid");
  });

  it("is approved for nothing when it has no category", async () => {
    const { deps } = setUp();
    await createMiniProgram(input, OPERATOR, deps, at);
    const category = { first: { id: 1, name: "医疗" }, second: { id: 2, name: "医院" } };
    const use = { category, purpose: "核验身份", legalBasis: "《条例》", retention: "三十日" };
    const refused = await failureOf(approveAccess(APPID, [use], OPERATOR, deps, at));
    expect(refused?.failure).toBe("value_invalid");
  });

  it.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, null as unknown as number])(
    "is refused with %s as a quota",
    async (perDay) => {
      const { deps } = setUp();
      const quota = { perMinute: 1, perDay };
      const created = await failureOf(createMiniProgram({ ...input, quota }, OPERATOR, deps, at));
      expect(created?.failure).toBe("value_invalid");
      await createMiniProgram(input, OPERATOR, deps, at);
      expect((await failureOf(setQuota(APPID, quota, OPERATOR, deps, at)))?.failure).toBe("value_invalid");
    },
  );
});

describe("the origins of a host", () => {
  const issuer = "https://host.example";
  const key = { kid: "k", publicKeyPem: generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey };
  const publicKeyPem = key.publicKeyPem.export({ type: "spki", format: "pem" }).toString();

  async function setUp() {
    const row = rowInMemory<Host>();
    const deps = { hosts: { ...row, list: async () => (row.row.value ? [row.row.value] : []) } };
    await registerHostKey({ issuer, kid: "k", publicKeyPem }, OPERATOR, deps, at);
    return { row, deps };
  }

  it("are none at first, replaced as a whole, and kept when a key comes or goes", async () => {
    const { row, deps } = await setUp();
    expect(row.row.value?.origins).toEqual([]);
    const origins = ["https://city.example", "http://phone.localhost:8080", "https://city.example"];
    await setHostOrigins({ issuer, origins }, OPERATOR, deps, at);
    await registerHostKey({ issuer, kid: "k2", publicKeyPem }, OPERATOR, deps, at);
    await removeHostKey({ issuer, kid: "k" }, OPERATOR, deps, at);
    expect(row.row.value).toMatchObject({
      keys: [{ kid: "k2" }],
      origins: ["https://city.example", "http://phone.localhost:8080"],
    });
    await setHostOrigins({ issuer, origins: [] }, OPERATOR, deps, at);
    expect(row.row.value?.origins).toEqual([]);
  });

  it("are not made for a mistyped host, and no key takes the place of another under its kid", async () => {
    const { row, deps } = await setUp();
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
    const otherPem = other.export({ type: "spki", format: "pem" }).toString();
    const register = (host: Parameters<typeof registerHostKey>[0]) =>
      failureOf(registerHostKey(host, OPERATOR, deps, at));
    const mistyped = { issuer: "https://hots.example", kid: "k", publicKeyPem };
    expect((await register({ issuer, kid: "k", publicKeyPem: otherPem }))?.failure).toBe("entity_exists");
    expect(await register({ issuer, kid: "k", publicKeyPem })).toBeUndefined();
    row.row.value = undefined;
    deps.hosts.list = async () => [{ issuer, keys: [], origins: [] }];
    expect((await register(mistyped))?.failure).toBe("entity_not_found");
    expect(await register({ ...mistyped, isNew: true })).toBeUndefined();
  });

  it.each(["", "https://a b", "https://a\u001b]0;x", "https://a\u202e"])(
    "belong to no host %j",
    async (named) => {
      const deps = { hosts: { ...rowInMemory<Host>(), list: async () => [] } };
      const host = { issuer: named, kid: "k", publicKeyPem };
      expect((await failureOf(registerHostKey(host, OPERATOR, deps, at)))?.failure).toBe("value_invalid");
      const key = { issuer, kid: named, publicKeyPem };
      expect((await failureOf(registerHostKey(key, OPERATOR, deps, at)))?.failure).toBe("value_invalid");
    },
  );

  it("are in the audit when they change, and only then", async () => {
    const { row, deps } = await setUp();
    const city = "https://city.example";
    for (const origins of [[city], [city], [city, city]]) {
      await setHostOrigins({ issuer, origins }, OPERATOR, deps, at);
    }
    expect(row.events.slice(1)).toEqual([
      {
        kind: "staff_write",
        at,
        actor: OPERATOR_NAME,
        action: "host_origins_set",
        subject: `${issuer} ${city}`,
      },
    ]);
  });

  it.each([
    "http://city.example",
    "https://city.example/",
    "https://city.example/path",
    "https://City.example",
    "https://*.city.example",
    "http://localhost.evil.example",
    "https://it's.example",
    "null",
    "*",
    "",
    "https://a.example https://b.example",
    "https://a.example; script-src *",
  ])("are not %j", async (origin) => {
    const { row, deps } = await setUp();
    const refused = await failureOf(setHostOrigins({ issuer, origins: [origin] }, OPERATOR, deps, at));
    expect([refused?.failure, row.row.value?.origins]).toEqual(["value_invalid", []]);
  });

  it("belong to a host that is registered", async () => {
    const deps = { hosts: { ...rowInMemory<Host>(), list: async () => [] } };
    const refused = await failureOf(setHostOrigins({ issuer, origins: [] }, OPERATOR, deps, at));
    expect(refused?.failure).toBe("entity_not_found");
  });
});
