/** The host's assertion: every rule it can break is 401. Contract §8. */
import { createHmac, createPublicKey, generateKeyPairSync } from "node:crypto";
import { limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireProblem, requireStatus } from "../check.ts";
import {
  type Assertion,
  askWith,
  type Claims,
  encode,
  inviteToMyAuthorizations,
  signTap,
} from "../parties/host.ts";
import { secondsOf } from "../parties/merchant.ts";
import { type Text, text } from "../text.ts";

const section = 8;

type Broken = readonly [what: Text, authorization: (stage: Stage) => string | undefined];

const bearer =
  (assertion: Assertion = {}) =>
  (stage: Stage) =>
    `Bearer ${signTap(stage, assertion)}`;
const claims = (changes: Claims) => bearer({ claims: changes });
const timed = (change: (now: number) => Claims) => (stage: Stage) =>
  claims(change(secondsOf(stage.now())))(stage);
const withoutClaim = (name: string): Broken => [
  text(`without ${name}`, `没有 ${name}`),
  claims({ [name]: undefined }),
];

const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

/** A right assertion with something else in the place of its header or signature. */
function rewritten(stage: Stage, change: (claims: string) => string): string {
  const [, payload = ""] = signTap(stage).split(".");
  return `Bearer ${change(payload)}`;
}

const unsigned = (stage: Stage) => rewritten(stage, (payload) => `${encode({ alg: "none" })}.${payload}.`);

/** The mistake of libraries that let the header choose: the public key as the secret of an HMAC. */
const signedByPublicKey = (stage: Stage) =>
  rewritten(stage, (payload) => {
    const { kid, privateKey } = stage.target.host;
    const secret = createPublicKey(privateKey).export({ type: "spki", format: "pem" });
    const message = `${encode({ alg: "HS256", kid, typ: "JWT" })}.${payload}`;
    return `${message}.${createHmac("sha256", secret).update(message).digest("base64url")}`;
  });

const tampered = (stage: Stage) => {
  const [head, , signature] = signTap(stage).split(".");
  const [, payload] = signTap(stage, { claims: { sub: "somebody else" } }).split(".");
  return `Bearer ${head}.${payload}.${signature}`;
};

const broken: readonly Broken[] = [
  [text("that is missing", "没有断言"), () => undefined],
  [text("of another scheme", "认证方案不对"), (stage) => `Basic ${signTap(stage)}`],
  [text("that is no JWT", "不是 JWT"), () => "Bearer x"],
  [text("that is not signed (alg none)", "没有签名（alg none）"), unsigned],
  [text("signed with HS256 and the public key", "用公钥以 HS256 签名"), signedByPublicKey],
  [text("that names another alg", "写的是别的 alg"), bearer({ header: { alg: "ES384" } })],
  [text("that was tampered with", "被改动过"), tampered],
  [text("signed by another key", "由另一把私钥签名"), (stage) => bearer({ key: newKey() })(stage)],
  [text("without kid", "没有 kid"), bearer({ header: { kid: undefined } })],
  [text("of an unknown kid", "kid 不存在"), bearer({ header: { kid: "nobody's" } })],
  [text("of an unknown host", "宿主不存在"), claims({ iss: "https://nobody.example" })],
  [text("for another platform", "是给另一个平台的"), claims({ aud: "https://elsewhere.example" })],
  ...["iss", "aud", "sub", "appid", "client_os", "client_version", "iat", "exp", "jti"].map(withoutClaim),
  [text("with sub as a number", "sub 为数字"), claims({ sub: 7 })],
  [text("with jti as a number", "jti 为数字"), claims({ jti: 1 })],
  [text("with exp as a text", "exp 为字符串"), timed((now) => ({ exp: String(now + 60) }))],
  [text("that has expired", "已过期"), timed((now) => ({ iat: now - 100, exp: now - 40 }))],
  [
    text("that lives for longer than 120 s", "有效期超过 120 秒"),
    timed((now) => ({ exp: now + limits.assertionSeconds + 1 })),
  ],
  [text("that ends before it begins", "先结束后开始"), timed((now) => ({ iat: now + 20, exp: now + 10 }))],
  [text("from the future", "来自未来"), timed((now) => ({ iat: now + 3_600, exp: now + 3_660 }))],
];

const refused = broken.map(
  ([what, authorization]): Case => ({
    section,
    title: text(`assertion: ${what.en} is 401`, `断言：${what.zh}，为 401`),
    async run(stage) {
      const body = { category_id: stage.target.app.categoryIds[0] };
      requireProblem(await askWith(stage, authorization(stage), body), 401);
    },
  }),
);

export const assertionCases: readonly Case[] = [
  ...refused,
  {
    section,
    title: text("assertion: of exactly 120 s is taken", "断言：有效期正好 120 秒，可以接受"),
    async run(stage) {
      const authorization = timed((now) => ({ exp: now + limits.assertionSeconds }))(stage);
      requireStatus(
        await askWith(stage, authorization, { category_id: stage.target.app.categoryIds[0] }),
        201,
      );
    },
  },
  {
    section,
    title: text(
      "assertion: for my authorizations has no appid: one that has is 401",
      "断言：用于我的授权时没有 appid；有则为 401",
    ),
    async run(stage) {
      const { app, person } = stage.target;
      const invited = await inviteToMyAuthorizations(stage, person, { claims: { appid: app.appid } });
      requireProblem(invited, 401);
    },
  },
];
