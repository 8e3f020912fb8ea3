/** A code serves one call that is well formed, for ten minutes. Contract §9. */
import { type Errcode, limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode, requireEqual } from "../check.ts";
import { needed } from "../finding.ts";
import { exchange, type Fields, fieldsFor } from "../parties/merchant.ts";
import { consentsIn, openMyAuthorizations } from "../parties/person.ts";
import { PERSON_APART, personApart } from "../parties/person-apart.ts";
import {
  consentToVerification,
  newVerification,
  openidOf,
  requireResult,
  verify,
  verifyingApp,
} from "../parties/verification.ts";
import { type Text, text } from "../text.ts";

const section = 9;

type Refusal = readonly [
  errcode: Errcode,
  when: Text,
  body: (fields: Fields, stage: Stage) => Fields | string | Promise<Fields | string>,
];

const without = (name: string) => (fields: Fields) => ({ ...fields, [name]: undefined });

const refusals: readonly Refusal[] = [
  ...["openid", "real_name", "cred_id", "cred_type", "code"].map(
    (name): Refusal => [40097, text(`no ${name}`, `没有 ${name}`), without(name)],
  ),
  [40097, text("cred_type 2", "cred_type 为 2"), (fields) => ({ ...fields, cred_type: "2" })],
  [40097, text("cred_id as a number", "cred_id 为数字"), (fields) => ({ ...fields, cred_id: 1 })],
  [40097, text("a malformed openid", "openid 格式不对"), (fields) => ({ ...fields, openid: "o1" })],
  [47001, text("a body that is no JSON", "请求体不是 JSON"), () => "{"],
  [80113, text("an unknown code", "code 不存在"), (fields) => ({ ...fields, code: "x".repeat(43) })],
  [
    80113,
    text("the code of another user", "code 属于另一个用户"),
    async (fields, stage) => {
      const other = needed(stage.target.persons[1], "second person");
      return { ...fields, openid: await openidOf(stage, verifyingApp(stage), other) };
    },
  ],
];

const refusalCases: readonly Case[] = refusals.map(
  ([errcode, when, body]): Case => ({
    section,
    title: text(
      `verification: ${when.en} is ${errcode}, and uses no code up`,
      `校验：${when.zh}为 ${errcode}，且不消耗 code`,
    ),
    async run(stage) {
      const { app, fields } = await newVerification(stage);
      requireCode(await verify(stage, app, await body(fields, stage)), errcode);
      requireResult(await verify(stage, app, fields), "match");
    },
  }),
);

const codes: readonly Case[] = [
  {
    section,
    title: text(
      "code: serves one call, whatever its answer; another is 80113",
      "code：不论结果如何只能用于一次调用，再次调用为 80113",
    ),
    async run(stage) {
      const { app, fields } = await newVerification(stage);
      const guess = { ...fields, real_name: "王某某" };
      requireResult(await verify(stage, app, guess), "name_mismatch");
      requireCode(await verify(stage, app, fields), 80113);
    },
  },
  {
    section,
    title: text(
      "code: of ten calls at once exactly one is answered",
      "code：同时发出十次调用，只有一次得到应答",
    ),
    async run(stage) {
      const { app, fields } = await newVerification(stage);
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, n) => verify(stage, app, { ...fields, real_name: `王某${n}` })),
      );
      const sorted = all.map(({ json }) => Number(json.errcode)).sort((a, b) => a - b);
      requireEqual("codes", sorted, [0, ...Array(9).fill(80113)]);
    },
  },
  {
    section,
    title: text(
      "code: after 600 s it is 80113, and just before it is good",
      "code：600 秒后为 80113，之前有效",
    ),
    waits: limits.verificationCodeSeconds + 10,
    async run(stage) {
      const [early, late] = [await newVerification(stage), await newVerification(stage)];
      await stage.wait(limits.verificationCodeSeconds - 10);
      requireResult(await verify(stage, early.app, early.fields), "match");
      await stage.wait(15);
      requireCode(await verify(stage, late.app, late.fields), 80113);
    },
  },
  {
    section,
    title: text("code: a withdrawal ends it at once: 80113", "code：撤回后立即失效：80113"),
    alone: PERSON_APART,
    async run(stage) {
      const user = personApart(stage);
      const mine = await openMyAuthorizations(stage, user);
      const before = new Set(consentsIn(await mine.list()).map(({ id }) => id));
      const { app, fields } = await newVerification(stage, user);
      const fresh = consentsIn(await mine.list()).filter(({ id }) => !before.has(id));
      for (const { id } of fresh) await mine.withdraw(id);
      requireCode(await verify(stage, app, fields), 80113);
    },
  },
  {
    section,
    title: text("code: is no auth_token", "code 不能当作 auth_token"),
    async run(stage) {
      const code = await consentToVerification(stage, verifyingApp(stage));
      requireCode(await exchange(stage, fieldsFor(stage, code)), 94005);
    },
  },
];

export const verificationCodeCases: readonly Case[] = [...refusalCases, ...codes];
