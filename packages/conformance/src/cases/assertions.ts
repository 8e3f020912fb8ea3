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

const section = 8;

type Broken = readonly [what: string, authorization: (stage: Stage) => string | undefined];

const bearer =
  (assertion: Assertion = {}) =>
  (stage: Stage) =>
    `Bearer ${signTap(stage, assertion)}`;
const claims = (changes: Claims) => bearer({ claims: changes });
const timed = (change: (now: number) => Claims) => (stage: Stage) =>
  claims(change(secondsOf(stage.now())))(stage);
const withoutClaim = (name: string): Broken => [`without ${name}`, claims({ [name]: undefined })];

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
  ["that is missing", () => undefined],
  ["of another scheme", (stage) => `Basic ${signTap(stage)}`],
  ["that is no JWT", () => "Bearer x"],
  ["that is not signed (alg none)", unsigned],
  ["signed with HS256 and the public key", signedByPublicKey],
  ["that names another alg", bearer({ header: { alg: "ES384" } })],
  ["that was tampered with", tampered],
  ["signed by another key", (stage) => bearer({ key: newKey() })(stage)],
  ["without kid", bearer({ header: { kid: undefined } })],
  ["of an unknown kid", bearer({ header: { kid: "nobody's" } })],
  ["of an unknown host", claims({ iss: "https://nobody.example" })],
  ["for another platform", claims({ aud: "https://elsewhere.example" })],
  ...["iss", "aud", "sub", "appid", "client_os", "client_version", "iat", "exp", "jti"].map(withoutClaim),
  ["with sub as a number", claims({ sub: 7 })],
  ["with jti as a number", claims({ jti: 1 })],
  ["with exp as a text", timed((now) => ({ exp: String(now + 60) }))],
  ["that has expired", timed((now) => ({ iat: now - 100, exp: now - 40 }))],
  ["that lives for longer than 120 s", timed((now) => ({ exp: now + limits.assertionSeconds + 1 }))],
  ["that ends before it begins", timed((now) => ({ iat: now + 20, exp: now + 10 }))],
  ["from the future", timed((now) => ({ iat: now + 3_600, exp: now + 3_660 }))],
];

const refused = broken.map(
  ([what, authorization]): Case => ({
    section,
    title: `assertion: ${what} is 401`,
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
    title: "assertion: of exactly 120 s is taken",
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
    title: "assertion: for my authorizations has no appid: one that has is 401",
    async run(stage) {
      const { app, person } = stage.target;
      const invited = await inviteToMyAuthorizations(stage, person, { claims: { appid: app.appid } });
      requireProblem(invited, 401);
    },
  },
];
