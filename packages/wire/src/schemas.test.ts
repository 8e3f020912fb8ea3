import type { TSchema } from "typebox";
import Value from "typebox/value";
import { describe, expect, it } from "vitest";
import * as schemas from "./schemas.ts";

const serial = "00AB".repeat(10);
const base64 = "c2lnbmF0dXJl";
const request = {
  auth_token: "T",
  mch_id: "1900000109",
  cert_serialno: serial,
  timestamp: 1573000000,
  sign: base64,
};
const category = { first_class: "工具", second_class: "备忘录", first_id: 1, second_id: 2 };
const thirdLevel = { ...category, third_class: "高等", third_id: 5 };
const notice = {
  version: "2026-11-1",
  language: "zh-CN",
  recipient: { legal_name: "某市政务服务中心", contact: "0755-00000000" },
  mini_program: { appid: "wx0123456789abcdef", name: "市民服务" },
  category_id: [99, 904],
  category_names: ["政务", "政务服务"],
  purpose: "预约办理",
  legal_basis: "个人同意",
  retention: "办结后 30 日",
  items: ["姓名", "身份证号"],
  disclosed: [{ item: "real_name", required: true }],
  method: "加密提供一次",
  withdrawal: "可随时撤回",
};
const operator = { name: "某钱包", contact: "95000" };
const english = {
  purpose: "To make an appointment",
  legal_basis: "The person's consent",
  retention: "30 days after the matter is closed",
};
const details = {
  kind: "realname",
  notice,
  needs_password: true,
  notice_digest: "0".repeat(64),
  masked_real_name: "*伟",
  needs_guardian: false,
  masked_credential_id: "1****************7",
  expires_in: 299,
};
const authorization = {
  id: "c1",
  kind: "realname",
  state: "released",
  notice,
  requested_at: "2026-01-02T03:04:05Z",
  approved_at: "2026-01-02T03:04:15Z",
  released_at: "2026-01-02T03:04:16.250Z",
};
const verification = {
  openid: `o${"A".repeat(27)}`,
  real_name: "张三丰",
  cred_id: "99999919900101001X",
  cred_type: "1",
  code: "C",
};
const problem = { type: "about:blank", title: "Forbidden", status: 403 };
const denied = { errMsg: "openRealnameAuth:fail access denied", reason: "Apply for access." };
const account = { iss: "host", aud: "https://p.example", sub: "u1", iat: 1, exp: 121, jti: "j1" };
const tap = { appid: notice.mini_program.appid, client_os: "ios", client_version: "6.5.22" };

const complaint = {
  ...{ id: "k1", kind: "complaint", consent_id: "c1", legal_name: "某市人民医院", text: "推销电话" },
  ...{ filed_at: "2026-01-02T03:04:05Z", answer_by: "2026-01-23T15:59:59Z" },
};
const letter = {
  ...{ id: "k2", kind: "correction", text: "更正姓名" },
  ...{ filed_at: "2026-01-02T03:04:05Z", answer_by: "2026-01-23T15:59:59Z" },
};
const about = {
  ...{
    made_at: "2026-01-02T03:04:05Z",
    host: "https://wallet.example",
    user_id: "u-1",
    payment_account: true,
  },
  ...{
    guardians: [],
    wards: [{ user_id: "u-2", masked_real_name: "*小雨" }],
    consents_kept_days: 1095,
    consents: [],
    requests: [],
  },
};

/** Of each message, what the contract shows or describes, and what it rules out. */
const samples: Record<string, { schema: TSchema; good: object[]; bad: object[] }> = {
  StableTokenRequest: {
    schema: schemas.StableTokenRequest,
    good: [
      { grant_type: "client_credential", appid: "A", secret: "S" },
      { grant_type: "client_credential", appid: "A", secret: "S", force_refresh: true },
    ],
    bad: [
      { grant_type: "password", appid: "A", secret: "S" },
      { grant_type: "client_credential", appid: "A" },
    ],
  },
  TokenAnswer: {
    schema: schemas.TokenAnswer,
    good: [{ access_token: "…", expires_in: 7200 }],
    bad: [{ access_token: "…" }, { access_token: "…", expires_in: 7201 }],
  },
  CategoriesAnswer: {
    schema: schemas.CategoriesAnswer,
    good: [
      { errcode: 0, errmsg: "ok", category_list: [category, thirdLevel] },
      { errcode: 0, errmsg: "ok", category_list: [] },
    ],
    bad: [{ errcode: -1, errmsg: "system error" }],
  },
  Category: {
    schema: schemas.Category,
    good: [category, thirdLevel],
    bad: [
      { ...category, first_id: "1" },
      { first_class: "工具", first_id: 1 },
    ],
  },
  ErrorAnswer: {
    schema: schemas.ErrorAnswer,
    good: [
      { errcode: -1, errmsg: "system error" },
      { errcode: 94003, errmsg: "invalid sign hint: sign anew" },
    ],
    bad: [{ errcode: 0, errmsg: "ok" }, { errcode: 94012, errmsg: "?" }, { errcode: 94003 }],
  },
  RealnameInfoRequest: {
    schema: schemas.RealnameInfoRequest,
    good: [request, { ...request, timestamp: "4294967295" }, { ...request, unknown: 1 }],
    bad: [
      { ...request, cert_serialno: serial.toLowerCase() },
      { ...request, cert_serialno: serial.slice(1) },
      { ...request, mch_id: 1900000109 },
      { ...request, mch_id: "1234567" },
      { ...request, timestamp: 4294967296 },
      { ...request, timestamp: 1.5 },
      { ...request, timestamp: "01573000000" },
      { ...request, sign: "" },
      { ...request, auth_token: null },
    ],
  },
  DisclosureAnswer: {
    schema: schemas.DisclosureAnswer,
    good: [
      { errcode: 0, errmsg: "ok", encrypted_claims: base64, cert_serialno: serial },
      { errcode: 0, errmsg: "ok", encryted_real_name: base64, cert_serialno: serial },
    ],
    bad: [{ errcode: 0, errmsg: "ok", encrypted_claims: "", cert_serialno: serial }],
  },
  RealnameInfoAnswer: {
    schema: schemas.RealnameInfoAnswer,
    good: [
      {
        errcode: 0,
        errmsg: "ok",
        encryted_real_name: base64,
        encryted_credential_id: base64,
        cert_serialno: serial,
      },
    ],
    bad: [
      {
        errcode: 0,
        errmsg: "ok",
        encrypted_real_name: base64,
        encrypted_credential_id: base64,
        cert_serialno: serial,
      },
    ],
  },
  ButtonEventDetail: {
    schema: schemas.ButtonEventDetail,
    good: [{ errMsg: "openRealnameAuth:ok", auth_token: "T" }, denied],
    bad: [{ errMsg: "openRealnameAuth:ok" }, { errMsg: "openRealnameAuth:fail whatever", reason: "?" }],
  },
  ConsentRequest: {
    schema: schemas.ConsentRequest,
    good: [{ category_id: [99, 904] }, { category_id: ["99", 904, 5] }, { kind: "verification" }],
    bad: [
      { kind: "both" },
      { category_id: [99] },
      { category_id: "99,904" },
      { category_id: [99, -1] },
      { category_id: [99, "x"] },
      { category_id: [1, 2, 3, 4] },
    ],
  },
  ConsentRequestAnswer: {
    schema: schemas.ConsentRequestAnswer,
    good: [{ id: "c1", sheet_url: "https://p.example/consent/c1#s", expires_in: 300 }],
    bad: [{ id: "c1", expires_in: 300 }],
  },
  PageSessionRequest: {
    schema: schemas.PageSessionRequest,
    good: [{ secret: "s" }],
    bad: [{}, { secret: "" }],
  },
  NoticeOperator: {
    schema: schemas.NoticeOperator,
    good: [operator, { ...operator, logo: "/logos/0a", privacy_url: "https://wallet.example/privacy" }],
    bad: [
      { name: "某钱包" },
      { ...operator, contact: "" },
      { ...operator, logo: "https://elsewhere.example/a.png" },
    ],
  },
  MaskedPerson: {
    schema: schemas.MaskedPerson,
    good: [{ masked_real_name: "**雨" }, {}],
    bad: [{ masked_real_name: "" }],
  },
  Notice: {
    schema: schemas.Notice,
    good: [
      notice,
      { ...notice, acting: "guardian" },
      { ...notice, category_id: [3, 4, 5], category_names: ["教育", "学历教育", "高等"] },
      { ...notice, mini_program: { ...notice.mini_program, logo: "/logos/0a" } },
      { ...notice, operator },
      { ...notice, english },
      { ...notice, english: { ...english, category_names: ["Government", "Services"] } },
    ],
    bad: [
      { ...notice, mini_program: { ...notice.mini_program, logo: "https://elsewhere.example/logo.png" } },
      { ...notice, purpose: "" },
      { ...notice, items: [] },
      { ...notice, english: { purpose: "To make an appointment" } },
      { ...notice, mini_program: { appid: "wx0123456789ABCDEF", name: "市民服务" } },
    ],
  },
  ConsentDetails: {
    schema: schemas.ConsentDetails,
    good: [details],
    bad: [
      { ...details, notice: undefined },
      { ...details, expires_in: 301 },
      { ...details, needs_guardian: undefined },
    ],
  },
  ConsentApproval: {
    schema: schemas.ConsentApproval,
    good: [{ pay_password: "012345" }],
    bad: [{ pay_password: 12345 }, { pay_password: "12345" }, { pay_password: "12345x" }],
  },
  ConsentApprovalAnswer: {
    schema: schemas.ConsentApprovalAnswer,
    good: [{ errMsg: "openRealnameAuth:ok", auth_token: "T" }],
    bad: [denied],
  },
  ConsentDenialAnswer: {
    schema: schemas.ConsentDenialAnswer,
    good: [{ errMsg: "openRealnameAuth:fail cancel" }],
    bad: [{ errMsg: "openRealnameAuth:ok" }],
  },
  ConsentProblem: {
    schema: schemas.ConsentProblem,
    good: [{ ...problem, ...denied }],
    bad: [problem, { ...problem, errMsg: "openRealnameAuth:ok", reason: "?" }],
  },
  Problem: {
    schema: schemas.Problem,
    good: [problem, { ...problem, ...denied, detail: "…" }],
    bad: [{ ...problem, status: 200 }, denied],
  },
  NoticeChangedProblem: {
    schema: schemas.NoticeChangedProblem,
    good: [{ ...problem, reason: "the notice is another now", details }],
    bad: [problem, { ...problem, reason: "the notice is another now" }],
  },
  WrongPasswordProblem: {
    schema: schemas.WrongPasswordProblem,
    good: [{ ...problem, tries_left: 4 }],
    bad: [problem, { ...problem, tries_left: -1 }],
  },
  AccountLockedProblem: {
    schema: schemas.AccountLockedProblem,
    good: [
      {
        ...problem,
        status: 423,
        errMsg: "openRealnameAuth:fail account locked",
        reason: "Try again later.",
        locked_until: "2026-01-02T03:19:05.000Z",
      },
    ],
    bad: [
      { ...problem, ...denied },
      { ...problem, ...denied, locked_until: "later" },
    ],
  },
  MeSessionAnswer: { schema: schemas.MeSessionAnswer, good: [{ url: "https://p.example/me#s" }], bad: [{}] },
  ConsentKind: { schema: schemas.ConsentKind, good: [], bad: [{}] },
  VerificationApprovalAnswer: {
    schema: schemas.VerificationApprovalAnswer,
    good: [{ errMsg: "openRealnameAuth:ok", code: "C" }],
    bad: [{ errMsg: "openRealnameAuth:ok", auth_token: "T" }],
  },
  VerificationDetail: {
    schema: schemas.VerificationDetail,
    good: [{ errMsg: "openRealnameAuth:ok", code: "C" }, denied],
    bad: [{ code: "C" }],
  },
  VerificationRequest: {
    schema: schemas.VerificationRequest,
    good: [verification, { ...verification, cred_type: 1 }],
    bad: [
      { ...verification, cred_type: "2" },
      { ...verification, openid: "o" },
      { ...verification, code: "" },
    ],
  },
  VerificationAnswer: {
    schema: schemas.VerificationAnswer,
    good: [{ errcode: 0, errmsg: "ok", verify_openid: "V_OP_NM_MA", verify_real_name: "V_NM_ID_UM" }],
    bad: [{ errcode: 0, errmsg: "ok", verify_openid: "V_OP_NM_MA" }],
  },
  LoginCodeAnswer: {
    schema: schemas.LoginCodeAnswer,
    good: [{ js_code: "code" }],
    bad: [{}, { js_code: "" }],
  },
  SessionAnswer: {
    schema: schemas.SessionAnswer,
    good: [{ openid: `o${"A-_".repeat(9)}`, session_key: "AAAAAAAAAAAAAAAAAAAAAA==" }],
    bad: [{ openid: `o${"A".repeat(26)}`, session_key: "k" }, { openid: `o${"A".repeat(27)}` }],
  },
  WithdrawalNews: {
    schema: schemas.WithdrawalNews,
    good: [{ state: "waiting" }, { state: "notified", at: "2026-01-02T04:04:06Z" }],
    bad: [{}, { state: "told" }],
  },
  Authorization: {
    schema: schemas.Authorization,
    good: [authorization, { ...authorization, state: "withdrawn", withdrawn_at: "2026-01-02T04:04:05Z" }],
    bad: [
      { ...authorization, state: "pending" },
      { ...authorization, approved_at: 1573000000 },
      { ...authorization, requested_at: "yesterday" },
    ],
  },
  AuthorizationsAnswer: {
    schema: schemas.AuthorizationsAnswer,
    good: [{ consents: [] }, { consents: [authorization], next: "c1" }],
    bad: [[authorization], { consents: [{}] }, { consents: [], next: 1 }],
  },
  AuthorizationsQuery: {
    schema: schemas.AuthorizationsQuery,
    good: [{}, { after: "c1", limit: 100 }],
    bad: [{ limit: 0 }, { limit: 101 }, { after: "" }],
  },
  AboutMe: {
    schema: schemas.AboutMe,
    good: [
      about,
      { ...about, identity: { real_name: "**丰", credential_id: "9*30" }, requests: [complaint] },
    ],
    bad: [
      { ...about, user_id: undefined },
      { ...about, made_at: "today" },
      { ...about, requests: [{}] },
    ],
  },
  PersonRequestFacts: {
    schema: schemas.PersonRequestFacts,
    good: [complaint, letter, { ...complaint, answer: "已处理", answered_at: "2026-01-03T03:04:05Z" }],
    bad: [
      { ...complaint, text: undefined },
      { ...complaint, answer_by: "soon" },
      { ...complaint, kind: "wish" },
    ],
  },
  ComplaintRequest: {
    schema: schemas.ComplaintRequest,
    good: [{ consent_id: "c1", text: "推销电话" }],
    bad: [{ consent_id: "c1" }, { consent_id: "c1", text: "" }, { consent_id: "", text: "x" }],
  },
  AccountAssertion: {
    schema: schemas.AccountAssertion,
    good: [account],
    bad: [{ ...account, jti: undefined }, tap],
  },
  ConsentAssertion: {
    schema: schemas.ConsentAssertion,
    good: [
      { ...account, ...tap },
      { ...account, ...tap, client_os: "harmony" },
    ],
    bad: [account],
  },
};

/** Building blocks that are messages of nobody. */
const parts = ["FailErrMsg", "CategoryLevelId", "Item"];

describe("schemas", () => {
  it("all have samples", () => {
    expect(Object.keys(samples).sort()).toEqual(
      Object.keys(schemas)
        .filter((name) => !parts.includes(name))
        .sort(),
    );
  });

  for (const [name, { schema, good, bad }] of Object.entries(samples)) {
    it(`${name} accepts what the contract shows`, () => {
      for (const sample of good) expect(Value.Errors(schema, sample)).toEqual([]);
    });

    it(`${name} refuses what the contract rules out`, () => {
      for (const sample of bad) expect(Value.Check(schema, sample), JSON.stringify(sample)).toBe(false);
    });
  }
});
