import { constants, createHash, privateDecrypt } from "node:crypto";
import { credentialIdChecksum, sensitive } from "@shiming/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { host } from "./support/hosts.ts";
import { post, type Received, send } from "./support/http.ts";
import { merchant } from "./support/merchants.ts";
import { identity, payPassword } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  approve,
  askConsent,
  deny,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
  type Sheet,
} from "./support/protocol.ts";
import {
  addVerifyingApp,
  agree,
  askLoginCode,
  askVerification,
  checkRealnameInfo,
  jsCodeToSession,
  openidOf,
} from "./support/verification.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ config: { consentRequestsPerHour: 2 } });
});
afterAll(() => platform.close());

/** Born in 2018. */
const YOUNG = "999999201806011032";
const CHILD = { ...identity, realName: sensitive("李小雨"), credentialId: sensitive(YOUNG) };

/** A child without a payment account, and who may act for it. */
async function family(number = YOUNG) {
  const guardian = await platform.addPerson();
  const child = await platform.addPerson({
    identity: { ...CHILD, credentialId: sensitive(number) },
    hasPaymentAccount: false,
    addGuardians: [guardian],
  });
  return { guardian, child, acting: { act_for: child } };
}

const detailsOf = async ({ url, cookie }: Sheet) =>
  (await send(`${url}/details?lang=zh-CN`, { headers: { cookie } })).json;
const sheetOf = async (asked: Promise<Received>) => openSheet(platform, await asked);
const digestOf = (userId: string) =>
  `account ${createHash("sha256")
    .update(JSON.stringify([host.issuer, userId]))
    .digest("hex")}`;

async function entriesNaming(userId: string): Promise<Record<string, string>[]> {
  const entries: Record<string, string>[] = [];
  for await (const { body } of platform.stores.audit.entries()) {
    if (body.includes(digestOf(userId))) entries.push(JSON.parse(body));
  }
  return entries.filter(({ kind }) => kind !== "staff_write");
}

describe("a guardian", () => {
  it("sees whom it is about, consents with the own password, and the child's identity is released", async () => {
    const { guardian, child, acting } = await family();
    const sheet = await sheetOf(askConsent(platform, guardian, { claims: acting }));
    const told = await detailsOf(sheet);
    expect(told).toMatchObject({
      masked_real_name: "**雨",
      masked_credential_id: "9****************2",
      guardian: { masked_real_name: "**丰" },
      needs_guardian: false,
      needs_password: true,
      notice: { acting: "guardian", items: ["孩子的姓名", "孩子的身份证号"] },
    });
    const { url, cookie } = sheet;
    const given = { pay_password: payPassword, notice_digest: told.notice_digest };
    const { json } = await post(`${url}/approve`, given, { cookie });
    const fields = realnameInfoFields(platform, json.auth_token);
    const released = (await exchange(platform, await fetchToken(platform), fields)).json;
    const key = { key: merchant.privateKey, padding: constants.RSA_PKCS1_PADDING };
    const number = privateDecrypt(key, Buffer.from(released.encryted_credential_id, "base64"));
    expect(`${number}`).toBe(YOUNG);

    const [approved, ...others] = await entriesNaming(guardian);
    expect(others).toEqual([]);
    expect(approved).toMatchObject({
      kind: "consent_approved",
      person: digestOf(child),
      guardian: digestOf(guardian),
    });
    expect(JSON.stringify(approved)).not.toContain(child);
  });

  it("has a notice of another digest than a person of the own age", async () => {
    const { guardian, acting } = await family();
    const own = await detailsOf(await sheetOf(askConsent(platform, guardian)));
    const forChild = await detailsOf(await sheetOf(askConsent(platform, guardian, { claims: acting })));
    expect(forChild.notice_digest).not.toBe(own.notice_digest);
    expect(own.notice).not.toHaveProperty("acting");
    expect(own).not.toHaveProperty("guardian");
  });

  it("spends the own tries, and none of the child's", async () => {
    const { guardian, child, acting } = await family();
    const sheet = await sheetOf(askConsent(platform, guardian, { claims: acting }));
    for (const left of [4, 3]) expect((await approve(sheet, "000000")).json.tries_left).toBe(left);
    const lockouts = [guardian, child].map(async (userId) => {
      const stored = await platform.stores.accounts.find({ issuer: host.issuer, userId });
      return stored?.lockout.attempts;
    });
    expect(await Promise.all(lockouts)).toEqual([2, 0]);
  });

  it("uses up the child's requests of an hour, and not the own ones", async () => {
    const { guardian, acting } = await family();
    const asked = [];
    for (let n = 0; n < 3; n += 1) asked.push(await askConsent(platform, guardian, { claims: acting }));
    asked.push(await askConsent(platform, guardian));
    expect(asked.map(({ status }) => status)).toEqual([201, 201, 403, 201]);
  });

  it("needs a payment account of the own, and the child none", async () => {
    const { guardian, acting } = await family();
    await platform.changePerson(guardian, { hasPaymentAccount: false });
    const { json } = await askConsent(platform, guardian, { claims: acting });
    expect(json.errMsg).toBe("openRealnameAuth:fail not register wechat pay");
  });

  it("is told the same of a stranger's child, of a grown-up and of nobody", async () => {
    const { guardian } = await family();
    const others = [(await family()).child, await platform.addPerson(), "nobody", guardian];
    const answers = await Promise.all(
      others.flatMap((act_for) => [
        askConsent(platform, guardian, { claims: { act_for } }),
        inviteToMyAuthorizations(platform, guardian, { act_for }),
        askLoginCode(platform, guardian, platform.world.app, { act_for }),
      ]),
    );
    const told = new Set(
      answers.map(({ status, json }) => JSON.stringify([status, json.errMsg, json.reason])),
    );
    const reason = "act_for names nobody whose guardian this user is";
    expect([...told]).toEqual([JSON.stringify([403, "openRealnameAuth:fail access denied", reason])]);
  });

  it("may act until the fourteenth birthday, by the clock of China, and the child alone from then on", async () => {
    const birthday = new Date(platform.now().getTime() + 32 * 3_600_000).toISOString().slice(0, 10);
    const first17 = `999999${Number(birthday.slice(0, 4)) - 14}${birthday.slice(5, 7)}${birthday.slice(8)}100`;
    const { guardian, child, acting } = await family(first17 + credentialIdChecksum(first17));
    const sheet = await sheetOf(askConsent(platform, guardian, { claims: acting }));
    // Ten in the morning by the clock of the test: to one second before midnight, and to midnight.
    platform.advance(14 * 3_600_000 - 1_000);
    expect((await askConsent(platform, guardian, { claims: acting })).status).toBe(201);
    const mine = await openMyAuthorizations(platform, guardian, acting);
    expect((await mine.list()).status).toBe(200);
    platform.advance(1_000);
    const late = await askConsent(platform, guardian, { claims: acting });
    expect([late.status, late.json.reason]).toEqual([
      403,
      "whoever act_for names is 14 or older now, and decides alone",
    ]);
    expect((await mine.list()).status).toBe(401);
    expect((await approve(sheet)).status).toBe(409);
    await platform.changePerson(child, { hasPaymentAccount: true });
    const alone = await sheetOf(askConsent(platform, child));
    expect((await detailsOf(alone)).needs_guardian).toBe(false);
  });

  it("cannot approve any more once the relation is taken away, nor open the child's authorizations", async () => {
    const { guardian, child, acting } = await family();
    const sheet = await sheetOf(askConsent(platform, guardian, { claims: acting }));
    const mine = await openMyAuthorizations(platform, guardian, acting);
    await platform.changePerson(child, { removeGuardians: [guardian] });
    expect((await approve(sheet)).json.errMsg).toBe("openRealnameAuth:fail access denied");
    expect((await mine.list()).status).toBe(401);
  });

  it("refuses for the child, which the record tells, too", async () => {
    const { guardian, child, acting } = await family();
    await deny(await sheetOf(askConsent(platform, guardian, { claims: acting })));
    const told = { kind: "consent_denied", person: digestOf(child), guardian: digestOf(guardian) };
    expect(await entriesNaming(child)).toMatchObject([told]);
  });

  it("looks at the child's authorizations and takes one back; the child sees who consented", async () => {
    const { guardian, child, acting } = await family();
    await approve(await sheetOf(askConsent(platform, guardian, { claims: acting })));
    const own = await openMyAuthorizations(platform, guardian);
    expect((await own.list()).json).toEqual({ consents: [] });
    const childs = await openMyAuthorizations(platform, child);
    expect((await childs.list()).json.consents).toMatchObject([{ guardian: { masked_real_name: "**丰" } }]);
    expect((await childs.data()).json.guardians).toEqual([{ user_id: guardian, masked_real_name: "**丰" }]);
    expect((await own.data()).json.wards).toEqual([{ user_id: child, masked_real_name: "**雨" }]);

    const mine = await openMyAuthorizations(platform, guardian, acting);
    const { acting_for: actingFor, consents } = (await mine.list()).json;
    expect(actingFor).toEqual({ masked_real_name: "**雨" });
    expect((await mine.withdraw(consents[0].id)).status).toBe(204);
    expect((await childs.list()).json.consents).toMatchObject([{ state: "withdrawn" }]);
    const told = { kind: "consent_withdrawn", person: digestOf(child), guardian: digestOf(guardian) };
    expect((await entriesNaming(guardian)).at(-1)).toMatchObject(told);
  });

  it("has a request repeated only by an assertion that names the same child", async () => {
    const { guardian, acting } = await family();
    const jti = { jti: "the same" };
    const first = await askConsent(platform, guardian, { claims: { ...jti, ...acting } });
    const again = await askConsent(platform, guardian, { claims: { ...jti, ...acting } });
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
    expect((await askConsent(platform, guardian, { claims: jti })).status).toBe(409);
  });

  it("lets the child be verified by a tap, under the child's openid", async () => {
    const { guardian, child, acting } = await family();
    const app = await addVerifyingApp(platform);
    const { json } = await askLoginCode(platform, guardian, app, acting);
    const { openid } = (await jsCodeToSession(platform, json.js_code, app)).json;
    expect(openid).toBe(await openidOf(platform, child, app));
    const sheet = await sheetOf(askVerification(platform, guardian, app, {}, acting));
    expect(await detailsOf(sheet)).toMatchObject({ needs_password: false, notice: { acting: "guardian" } });
    const { code } = (await agree(sheet)).json;
    const accessToken = await fetchToken(platform, app);
    const asked = { openid, real_name: "李小雨", cred_id: YOUNG, cred_type: "1", code };
    const answer = await checkRealnameInfo(platform, accessToken, asked);
    expect(answer.json).toMatchObject({ verify_openid: "V_OP_NM_MA", verify_real_name: "V_NM_ID_MA" });
  });
});

describe("a child with a guardian who tries alone", () => {
  it("is told that the guardian can do it, and the mini program what it was told before", async () => {
    const { child } = await family();
    await platform.changePerson(child, { hasPaymentAccount: true });
    const sheet = await sheetOf(askConsent(platform, child));
    expect(await detailsOf(sheet)).toMatchObject({ needs_guardian: true, has_guardian: true });
    const { status, text, json } = await approve(sheet);
    expect([status, json.errMsg]).toEqual([403, "openRealnameAuth:fail no real name info"]);
    expect(text).not.toMatch(/14|guardian/);
  });

  it("without one is told as before", async () => {
    const alone = await platform.addPerson({ identity: CHILD });
    const told = await detailsOf(await sheetOf(askConsent(platform, alone)));
    expect([told.needs_guardian, "has_guardian" in told]).toEqual([true, false]);
  });
});

it("an assertion's act_for is a text", async () => {
  const { status } = await askConsent(platform, await platform.addPerson(), { claims: { act_for: 7 } });
  expect(status).toBe(401);
});
