import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { AccountFacts } from "../account/account.ts";
import { digestOf } from "../digest.ts";
import { DomainError } from "../failure.ts";
import { type HostAssertion, hostKeyDigest } from "../host/host.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { PasswordVerdict } from "../ports/payment-password-verifier.ts";
import { consentsInMemory, sessionsInMemory } from "../testing/memory.ts";
import { approveConsent, denyConsent } from "./decide.ts";
import { consentDetails } from "./details.ts";
import { invitePerson, openPersonSession, requirePerson, withdrawConsent } from "./my-consents.ts";
import { type ConsentInvitation, requestConsent } from "./request.ts";
import { openSheetSession } from "./sheet-session.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

const ACCOUNT = { issuer: "https://host.example", userId: "1" };
const HOST_KEY = { kid: "k1", publicKeyPem: "PEM" };
const ASSERTION: HostAssertion = {
  ...ACCOUNT,
  hostKey: hostKeyDigest(HOST_KEY),
  jti: "jti",
  issuedAt: at(0),
  expiresAt: at(120),
  appid: "wx0123456789abcdef",
  clientOs: "ios",
  clientVersion: "8.0.50",
};
const CATEGORY = { first: { id: 99, name: "政务" }, second: { id: 904, name: "民政" } };
const USE = { category: CATEGORY, purpose: "办理居住证", legalBasis: "条例", retention: "三年" };
const APP: MiniProgram = {
  appid: "wx0123456789abcdef",
  name: "某市通办",
  serviceProvider: { legalName: "某市政务服务中心", contact: "12345" },
  secretDigest: "",
  categories: [CATEGORY],
  access: { state: "approved", since: at(-1000) },
  approvedUses: [USE],
  quota: { perMinute: 1, perDay: 1 },
};
const OPERATOR = { name: "某钱包", contact: "95000", privacyUrl: "https://wallet.example/privacy" };
const PERSON: AccountFacts = {
  hasPaymentAccount: true,
  identity: {
    document: "resident_id_card",
    realName: new Sensitive("张三丰"),
    credentialId: new Sensitive("999999199001010016"),
  },
};
const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));

/** What is true of the world; a test changes what it is about. */
function setUp() {
  const world = {
    app: APP as MiniProgram | undefined,
    person: PERSON as AccountFacts | undefined,
    lockedUntil: undefined as Date | undefined,
    verdict: { verdict: "right" } as PasswordVerdict,
    tries: 0,
    asked: 0,
    hostKeys: [HOST_KEY],
  };
  const deps = {
    consents: consentsInMemory(),
    sessions: sessionsInMemory(),
    hosts: { find: async (issuer: string) => ({ issuer, keys: world.hostKeys, origins: [] }) },
    miniPrograms: { find: async () => world.app },
    identities: { find: async () => world.person },
    guardians: { of: async () => [] },
    passwords: {
      lockedUntil: async () => world.lockedUntil,
      triesLeft: async () => 1,
      verify: async () => {
        world.tries += 1;
        return world.verdict;
      },
    },
    throttles: {
      count: async (_subject: string, windowMs: number, from: Date) => {
        world.asked += 1;
        return { times: world.asked, endsAt: new Date(from.getTime() + windowMs) };
      },
    },
    consentRequestsPerHour: undefined as number | undefined,
    keys: { current: () => key, byId: () => key },
    random: randomBytes,
    operator: OPERATOR,
  };
  return { world, deps };
}

let { world, deps } = setUp();
beforeEach(() => {
  ({ world, deps } = setUp());
});

function ask(assertion: Partial<HostAssertion> = {}, categoryId: unknown = [99, 904], seconds = 0) {
  const body = { kind: "realname", categoryId, digest: digestOf(JSON.stringify(categoryId)) } as const;
  return requestConsent({ ...ASSERTION, ...assertion }, body, deps, at(seconds));
}

async function openSheet(invitation?: ConsentInvitation): Promise<{ id: string; session: string }> {
  const { id, sheetSecret } = invitation ?? (await ask());
  const session = await openSheetSession(id, sheetSecret, deps, at(1));
  await consentDetails(id, session, "zh-CN", deps, at(1));
  return { id, session };
}

function approve(
  { id, session }: { id: string; session: string | undefined },
  password: unknown = "135790",
  seconds = 2,
) {
  return approveConsent(id, session, { payPassword: password }, deps, at(seconds));
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "none",
    (error) => (error instanceof DomainError ? error.failure : error),
  );

describe("a request for consent", () => {
  it("fails before the password, in the order of client, access, category, account and lock", async () => {
    world.app = { ...APP, access: { state: "suspended", since: at(0), reason: "" } };
    world.person = { hasPaymentAccount: false, identity: undefined };
    world.lockedUntil = at(900);
    const failures = [await failureOf(ask({ clientVersion: "6.5.21" }, []))];
    failures.push(await failureOf(ask({}, [])));
    world.app = APP;
    failures.push(await failureOf(ask({}, [])), await failureOf(ask({}, [99, 905])), await failureOf(ask()));
    world.person = { hasPaymentAccount: true, identity: undefined };
    failures.push(await failureOf(ask()));
    world.person = PERSON;
    failures.push(await failureOf(ask()));
    world.lockedUntil = undefined;
    failures.push(await failureOf(ask()));
    expect(failures).toEqual([
      "client_version_too_low",
      "access_denied",
      "category_invalid",
      "category_invalid",
      "no_payment_account",
      "no_realname_info",
      "account_locked",
      "none",
    ]);
  });

  it.each([
    ["an unknown mini program", undefined],
    ["one without access", { state: "none" }],
    ["one whose access has ended", { state: "ended", since: at(-1) }],
    ["one whose access ends now", { state: "approved", since: at(-9), endsAt: at(0) }],
  ] as const)("is denied to %s", async (_, access) => {
    world.app = access && { ...APP, access };
    expect(await failureOf(ask())).toBe("access_denied");
  });

  it("is refused for a person who is verified by another document", async () => {
    world.person = {
      ...PERSON,
      identity: { ...PERSON.identity, document: "passport" } as AccountFacts["identity"],
    };
    expect(await failureOf(ask())).toBe("no_realname_info");
  });

  it.each([
    ["name has lost a character", { realName: new Sensitive("?文博") }],
    ["ID number is none", { credentialId: new Sensitive("999999199001010018") }],
  ])("is refused for a person whose %s, which no password could mend", async (_, wrong) => {
    world.person = { ...PERSON, identity: { ...PERSON.identity, ...wrong } as AccountFacts["identity"] };
    expect(await failureOf(ask())).toBe("no_realname_info");
  });

  it("that comes again with the same body gets the same invitation, and the time that is left", async () => {
    const first = await ask();
    expect(first.expiresIn).toBe(300);
    expect(await ask({}, [99, 904], 10.5)).toEqual({ ...first, expiresIn: 289 });
  });

  it("that comes again with another body is stale", async () => {
    await ask();
    expect(await failureOf(ask({}, ["99", "904"]))).toBe("request_stale");
  });

  it("does not give one user the sheet of another when their host repeats a jti", async () => {
    await ask();
    expect(await failureOf(ask({ userId: "2" }))).toBe("request_stale");
  });

  it("does not give one mini program the sheet of another when their host repeats a jti", async () => {
    await ask();
    world.app = { ...APP, appid: "wxffffffffffffffff" };
    expect(await failureOf(ask({ appid: "wxffffffffffffffff" }))).toBe("request_stale");
  });

  it("is stale when it comes again after its sheet was opened, decided, or is too old", async () => {
    const invitation = await ask();
    expect(await failureOf(ask({}, [99, 904], 300))).toBe("request_stale");
    const sheet = await openSheet(invitation);
    expect(await failureOf(ask())).toBe("request_stale");
    await denyConsent(sheet.id, sheet.session, deps, at(2));
    expect(await failureOf(ask())).toBe("request_stale");
  });
});

describe("a sheet", () => {
  it("is opened once by the secret of its URL", async () => {
    const { id, sheetSecret } = await ask();
    expect(await failureOf(openSheetSession(id, sheetSecret.replace(/^./, "~"), deps, at(1)))).toBe(
      "session_invalid",
    );
    const another = (await ask({ jti: "another" })).sheetSecret;
    expect(await failureOf(openSheetSession(id, another, deps, at(1)))).toBe("session_invalid");
    expect(await failureOf(openSheetSession(id, sheetSecret, deps, at(1)))).toBe("none");
    expect(await failureOf(openSheetSession(id, sheetSecret, deps, at(1)))).toBe("session_invalid");
  });

  it("is not opened after its 300 s", async () => {
    const { id, sheetSecret } = await ask();
    expect(await failureOf(openSheetSession(id, sheetSecret, deps, at(300)))).toBe("request_stale");
  });

  it("shows what the person is asked, and the own identity masked", async () => {
    const { id, session } = await openSheet();
    const details = await consentDetails(id, session, "zh-CN", deps, at(2));
    expect(details.masked).toEqual({ realName: "**丰", credentialId: "9****************6" });
    expect(details.notice).toMatchObject({
      recipient: APP.serviceProvider,
      purpose: USE.purpose,
      category: [99, 904],
    });
    expect(details.noticeDigest).toBe(digestOf(JSON.stringify(details.notice)));
    expect(details.expiresAt).toEqual(at(300));
  });

  it("remembers the notice as it was shown last: its language, its digest and when", async () => {
    const sheet = await openSheet();
    const chinese = await consentDetails(sheet.id, sheet.session, "zh-CN", deps, at(2));
    const english = await consentDetails(sheet.id, sheet.session, "en", deps, at(3));
    expect([chinese.notice.items, english.notice.items]).toEqual([
      ["姓名", "身份证号"],
      ["Name", "ID card number"],
    ]);
    expect(english.notice).toMatchObject({ language: "en", purpose: USE.purpose, operator: OPERATOR });
    expect(english.noticeDigest).not.toBe(chinese.noticeDigest);
    await approve(sheet, "135790", 4);
    expect(await deps.consents.find(sheet.id)).toMatchObject({
      state: "approved",
      notice: english.notice,
      noticeDigest: english.noticeDigest,
      shownAt: at(3),
    });
    expect(deps.consents.events).toMatchObject([{ noticeDigest: english.noticeDigest }]);
  });

  it("takes no password for what was not shown", async () => {
    const { id, sheetSecret } = await ask();
    const session = await openSheetSession(id, sheetSecret, deps, at(1));
    expect(await failureOf(approve({ id, session }))).toBe("consent_not_shown");
    expect(world.tries).toBe(0);
    await consentDetails(id, session, "zh-CN", deps, at(2));
    expect(await failureOf(approve({ id, session }, "135790", 3))).toBe("none");
  });

  it.each([
    ["taken back", []],
    ["replaced under its name", [{ ...HOST_KEY, publicKeyPem: "another PEM" }]],
    ["there under another name", [{ ...HOST_KEY, kid: "k2" }]],
  ])("ends at once when the host's key that asked for it is %s", async (_, keys) => {
    const [unopened, opened] = [await ask(), await openSheet(await ask({ jti: "another" }))];
    world.hostKeys = keys;
    const { id, sheetSecret } = unopened;
    expect(await failureOf(openSheetSession(id, sheetSecret, deps, at(2)))).toBe("session_invalid");
    expect(await failureOf(consentDetails(opened.id, opened.session, "en", deps, at(2)))).toBe(
      "session_invalid",
    );
    expect(await failureOf(approve(opened))).toBe("session_invalid");
    expect(await failureOf(denyConsent(opened.id, opened.session, deps, at(2)))).toBe("session_invalid");
    expect(world.tries).toBe(0);
  });

  it("is not handed to an assertion by another key of its host", async () => {
    await ask();
    expect(await failureOf(ask({ hostKey: digestOf("another") }))).toBe("request_stale");
  });

  it("that was asked for while the clock was ahead is over", async () => {
    const { id, sheetSecret } = await ask({}, [99, 904], 3600);
    expect(await failureOf(openSheetSession(id, sheetSecret, deps, at(0)))).toBe("request_stale");
    expect(await failureOf(ask({}, [99, 904], 0))).toBe("request_stale");
    expect(await failureOf(openSheetSession(id, sheetSecret, deps, at(3600 - 30)))).toBe("none");
  });

  it("tells a person under 14 that a guardian is needed, and gives no token and looks at no password", async () => {
    const credentialId = new Sensitive("110101201506010010");
    world.person = { ...PERSON, identity: { ...PERSON.identity, credentialId } as AccountFacts["identity"] };
    const sheet = await openSheet();
    const details = await consentDetails(sheet.id, sheet.session, "zh-CN", deps, at(2));
    expect(details.needsGuardian).toBe(true);
    expect(await failureOf(approve(sheet))).toBe("no_realname_info");
    expect([world.tries, deps.consents.events]).toEqual([0, []]);
  });

  it("fails at approval when there is nothing to release any more", async () => {
    const sheet = await openSheet();
    world.person = { hasPaymentAccount: true, identity: undefined };
    expect(await failureOf(approve(sheet))).toBe("no_realname_info");
    world.person = { hasPaymentAccount: false, identity: undefined };
    expect(await failureOf(approve(sheet))).toBe("no_payment_account");
    expect(world.tries).toBe(0);
  });

  it("does nothing for the session of another sheet, or for none", async () => {
    const mine = await openSheet();
    const other = await openSheet(await ask({ jti: "another" }));
    for (const session of [other.session, undefined, "", "x".repeat(43)]) {
      expect(await failureOf(consentDetails(mine.id, session, "zh-CN", deps, at(2)))).toBe("session_invalid");
      expect(await failureOf(approve({ ...mine, session }))).toBe("session_invalid");
      expect(await failureOf(denyConsent(mine.id, session, deps, at(2)))).toBe("session_invalid");
    }
    expect(world.tries).toBe(0);
    const unopened = await ask({ jti: "unopened" });
    expect(await failureOf(approve({ id: unopened.id, session: undefined }))).toBe("session_invalid");
  });

  it("gives a token of 43 characters for the right password, remembered as its digest", async () => {
    const sheet = await openSheet();
    const { kind, token } = await approve(sheet);
    expect(kind).toBe("realname");
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await deps.consents.find(sheet.id)).toMatchObject({
      state: "approved",
      token: { digest: digestOf(token), expiresAt: at(302) },
    });
    const noticeDigest = (await deps.consents.find(sheet.id))?.noticeDigest;
    expect(deps.consents.events).toEqual([
      { kind: "consent_approved", at: at(2), consentId: sheet.id, appid: APP.appid, noticeDigest },
    ]);
  });

  it("stays open for a wrong password, and tells what the verifier told", async () => {
    const sheet = await openSheet();
    world.verdict = { verdict: "wrong", triesLeft: 3 };
    await expect(approve(sheet)).rejects.toMatchObject({
      failure: "pay_password_wrong",
      detail: { triesLeft: 3 },
    });
    world.verdict = { verdict: "locked", until: at(900) };
    await expect(approve(sheet)).rejects.toMatchObject({
      failure: "account_locked",
      detail: { lockedUntil: at(900) },
    });
    world.verdict = { verdict: "right" };
    expect(await failureOf(approve(sheet))).toBe("none");
  });

  it.each([undefined, null, "", "12345", "1234567", 135790, ["135790"]])(
    "loses no try for %j, which is no payment password",
    async (password) => {
      const sheet = await openSheet();
      expect(
        await failureOf(approveConsent(sheet.id, sheet.session, { payPassword: password }, deps, at(2))),
      ).toBe("request_malformed");
      expect(world.tries).toBe(0);
    },
  );

  it("takes no password once it is too old or decided", async () => {
    const stale = await openSheet();
    expect(await failureOf(approve(stale, "135790", 300))).toBe("request_stale");
    expect(await failureOf(denyConsent(stale.id, stale.session, deps, at(300)))).toBe("request_stale");
    await denyConsent(stale.id, stale.session, deps, at(2));
    expect(await failureOf(approve(stale))).toBe("consent_already_decided");
    expect(await failureOf(denyConsent(stale.id, stale.session, deps, at(2)))).toBe(
      "consent_already_decided",
    );
    expect(await failureOf(consentDetails(stale.id, stale.session, "zh-CN", deps, at(2)))).toBe(
      "consent_already_decided",
    );
    expect(world.tries).toBe(0);
    expect(deps.consents.events).toMatchObject([{ kind: "consent_denied", consentId: stale.id }]);
  });

  it("is decided once by two right passwords at once", async () => {
    const sheet = await openSheet();
    const failures = await Promise.all([failureOf(approve(sheet)), failureOf(approve(sheet))]);
    expect(failures.sort()).toEqual(["consent_already_decided", "none"]);
  });

  it.each([
    ["the mini program's access", { access: { state: "ended", since: at(1) } }],
    ["its access to this category", { approvedUses: [] }],
    [
      "its access to exactly this category",
      { approvedUses: [{ ...USE, category: { ...CATEGORY, third: { id: 1, name: "" } } }] },
    ],
  ] as const)("takes no password after %s has ended", async (_, change) => {
    const sheet = await openSheet();
    world.app = { ...APP, ...change };
    expect(await failureOf(approve(sheet))).toBe("access_denied");
    expect(world.tries).toBe(0);
  });
});

describe("my authorizations", () => {
  const mine = { ...ASSERTION, appid: undefined, clientOs: undefined, clientVersion: undefined };

  async function signIn(): Promise<string> {
    const secret = await invitePerson(mine, digestOf(""), deps, at(0));
    return openPersonSession(secret, deps, at(1));
  }

  it("are opened once by the secret of their URL, within 300 s, for 15 minutes", async () => {
    const secret = await invitePerson(mine, digestOf(""), deps, at(0));
    expect(await failureOf(requirePerson(secret, deps, at(1)))).toBe("session_invalid");
    const session = await openPersonSession(secret, deps, at(299));
    expect(await failureOf(openPersonSession(secret, deps, at(299)))).toBe("session_invalid");
    expect(await requirePerson(session, deps, at(299 + 899))).toEqual({ account: ACCOUNT });
    expect(await failureOf(requirePerson(session, deps, at(299 + 900)))).toBe("session_invalid");
    expect(await failureOf(openPersonSession(session, deps, at(300)))).toBe("session_invalid");
    const late = await invitePerson({ ...mine, jti: "late" }, digestOf(""), deps, at(0));
    expect(await failureOf(openPersonSession(late, deps, at(300)))).toBe("session_invalid");
  });

  it("end at once with the key of the host that sent the person, and before its secret is spent", async () => {
    const session = await signIn();
    const unspent = await invitePerson({ ...mine, jti: "another" }, digestOf(""), deps, at(0));
    world.hostKeys = [];
    expect(await failureOf(requirePerson(session, deps, at(2)))).toBe("session_invalid");
    expect(await failureOf(openPersonSession(unspent, deps, at(2)))).toBe("session_invalid");
  });

  it("are over where they were opened while the clock was ahead", async () => {
    const session = await signIn();
    expect(await failureOf(requirePerson(session, deps, at(-29)))).toBe("none");
    expect(await failureOf(requirePerson(session, deps, at(-3600)))).toBe("session_invalid");
    const unspent = await invitePerson({ ...mine, jti: "another" }, digestOf(""), deps, at(3600));
    expect(await failureOf(openPersonSession(unspent, deps, at(0)))).toBe("session_invalid");
  });

  it("are opened by an assertion once, and by none that asks for consent", async () => {
    await signIn();
    expect(await failureOf(invitePerson(mine, digestOf(""), deps, at(0)))).toBe("request_stale");
    const inMiniProgram = { ...ASSERTION, jti: "another" };
    expect(await failureOf(invitePerson(inMiniProgram, digestOf(""), deps, at(0)))).toBe("assertion_invalid");
  });

  it("withdraw what the person gave, and nothing of anybody else", async () => {
    const sheet = await openSheet();
    await approve(sheet);
    const another = { account: { ...ACCOUNT, userId: "2" } };
    expect(await failureOf(withdrawConsent(another, sheet.id, deps, at(3)))).toBe("consent_not_found");
    expect(await failureOf(withdrawConsent({ account: ACCOUNT }, "unknown", deps, at(3)))).toBe(
      "consent_not_found",
    );
    await withdrawConsent({ account: ACCOUNT }, sheet.id, deps, at(4));
    await withdrawConsent({ account: ACCOUNT }, sheet.id, deps, at(5));
    expect(await deps.consents.find(sheet.id)).toMatchObject({ state: "withdrawn", withdrawnAt: at(4) });
    expect(deps.consents.events.map(({ kind }) => kind)).toEqual(["consent_approved", "consent_withdrawn"]);
  });

  it("have nothing to withdraw of a consent that is not given", async () => {
    const { id } = await ask();
    expect(await failureOf(withdrawConsent({ account: ACCOUNT }, id, deps, at(3)))).toBe("consent_not_found");
  });
});

describe("how often a mini program may ask the same person", () => {
  it("is limited, and says from when on it may ask again", async () => {
    deps.consentRequestsPerHour = 2;
    for (const jti of ["one", "two"]) await ask({ jti });
    await expect(ask({ jti: "three" })).rejects.toMatchObject({
      failure: "access_denied",
      detail: {
        hint: {
          en: expect.stringContaining("2 times within an hour; the mini program may ask again after 09:00"),
        },
      },
    });
  });

  it("does not count an assertion that comes again, and leaves no sheet behind what was refused", async () => {
    deps.consentRequestsPerHour = 1;
    const asked = await ask({ jti: "one" });
    for (let time = 0; time < 3; time++) expect(await ask({ jti: "one" })).toMatchObject({ id: asked.id });
    expect(await failureOf(ask({ jti: "two" }))).toBe("access_denied");
    expect(await failureOf(ask({ jti: "two" }))).toBe("request_stale");
  });
});

describe("a notice that lacks something", () => {
  it.each([
    ["the recipient's contact", { ...APP, serviceProvider: { legalName: "某中心", contact: " " } }],
    ["the purpose", { ...APP, approvedUses: [{ ...USE, purpose: "" }] }],
    ["how long the recipient keeps it", { ...APP, approvedUses: [{ ...USE, retention: "" }] }],
  ])("opens no sheet, and names what it is: %s", async (missing, app) => {
    world.app = app;
    await expect(ask()).rejects.toMatchObject({
      failure: "access_denied",
      detail: { hint: { en: `people have to be told before they consent, and this is missing: ${missing}` } },
    });
  });

  it("is none where the operator says no more than name and contact, and what it says else is told", async () => {
    const { id } = await ask();
    const told = async (of: string) => (await deps.consents.find(of))?.notice;
    expect(await told(id)).toMatchObject({
      complaints: "95000",
      recordYears: 3,
      records: "授权记录保存 3 年",
    });
    Object.assign(deps, {
      operator: { ...OPERATOR, legalName: "某支付有限公司", complaints: "12315", recordYears: 5 },
    });
    const other = await ask({ jti: "other" });
    expect(await told(other.id)).toMatchObject({
      ...{ complaints: "12315", records: "授权记录保存 5 年" },
      operator: { name: "某钱包", legalName: "某支付有限公司" },
    });
  });
});

describe("whoever says which notice was read", () => {
  const approveRead = ({ id, session }: { id: string; session: string }, noticeDigest: unknown) =>
    approveConsent(id, session, { payPassword: "135790", noticeDigest }, deps, at(2));
  const digestOfShown = async (id: string) => (await deps.consents.find(id))?.noticeDigest;

  it("consents to the one that was shown", async () => {
    const sheet = await openSheet();
    await approveRead(sheet, await digestOfShown(sheet.id));
    expect(await deps.consents.find(sheet.id)).toMatchObject({ state: "approved" });
  });

  it("consents to no other, and no try is lost", async () => {
    const sheet = await openSheet();
    for (const read of [digestOf("another"), "", 7]) {
      expect(await failureOf(approveRead(sheet, read))).toBe("notice_changed");
    }
    expect(world.tries).toBe(0);
    expect(await deps.consents.find(sheet.id)).toMatchObject({ state: "pending" });
  });

  it("does not consent to what is not told any more, but to what is told now", async () => {
    const sheet = await openSheet();
    const before = await digestOfShown(sheet.id);
    world.app = { ...APP, approvedUses: [{ ...USE, purpose: "办理公租房" }] };
    expect(await failureOf(approveRead(sheet, before))).toBe("notice_changed");
    const { notice, noticeDigest } = await consentDetails(sheet.id, sheet.session, "zh-CN", deps, at(2));
    expect(notice.purpose).toBe("办理公租房");
    await approveRead(sheet, noticeDigest);
    expect(await deps.consents.find(sheet.id)).toMatchObject({ state: "approved", noticeDigest });
  });
});
