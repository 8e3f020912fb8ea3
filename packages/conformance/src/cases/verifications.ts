/** Whether name and number are the user's, and nothing else. Contract §9. */
import type { VerificationResult } from "@shiming/wire";
import type { Case } from "../case.ts";
import { requireCode, requireEqual, requireProblem, requireStatus } from "../check.ts";
import { needed } from "../finding.ts";
import { askVerification } from "../parties/host.ts";
import type { Fields } from "../parties/merchant.ts";
import { deny } from "../parties/person.ts";
import {
  newVerification,
  newVerificationSheet,
  requireResult,
  verify,
  verifyingApp,
} from "../parties/verification.ts";
import type { TargetUser } from "../target.ts";
import { type Text, text } from "../text.ts";

const section = 9;

/** Well formed, right by its check character, and nobody's. */
const NUMBER = "999999200001010019";

type Question = readonly [
  result: VerificationResult,
  what: Text,
  change: (fields: Fields, user: TargetUser) => Fields,
];

const questions: readonly Question[] = [
  ["match", text("the user's name and number", "用户的姓名和身份证号"), (fields) => fields],
  [
    "match",
    text("cred_type as the number 1", "cred_type 为数字 1"),
    (fields) => ({ ...fields, cred_type: 1 }),
  ],
  [
    "match",
    text("white space around name and number", "姓名和身份证号首尾有空白"),
    (fields, user) => ({ ...fields, real_name: ` ${user.realName}\u3000`, cred_id: `${user.credentialId} ` }),
  ],
  [
    "match",
    text("a percent-encoded code", "code 经过百分号编码"),
    (fields) => ({ ...fields, code: percentEncoded(String(fields.code)) }),
  ],
  [
    "id_mismatch",
    text("the right name with another number", "姓名对、身份证号不对"),
    (fields) => ({ ...fields, cred_id: NUMBER }),
  ],
  [
    "name_mismatch",
    text("another name with the right number", "姓名不对、身份证号对"),
    (fields, user) => ({ ...fields, real_name: `${user.realName}甲` }),
  ],
  [
    "name_mismatch",
    text("another name with another number", "姓名和身份证号都不对"),
    (fields) => ({ ...fields, real_name: "王某某", cred_id: NUMBER }),
  ],
];

const percentEncoded = (value: string) =>
  [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

const answers: readonly Case[] = questions.map(
  ([result, what, change]): Case => ({
    section,
    title: text(`verification: ${what.en}: ${result}`, `校验：${what.zh}：${result}`),
    async run(stage) {
      const { app, fields } = await newVerification(stage);
      requireResult(await verify(stage, app, change(fields, stage.target.person)), result);
    },
  }),
);

const people: readonly Case[] = [
  {
    section,
    title: text(
      "verification: a name with a dot matches whichever of the five dots is written",
      "校验：姓名中的间隔号，五种写法都一致",
    ),
    async run(stage) {
      const user = needed(
        stage.target.persons.find(({ realName }) => realName.includes("·")),
        "person whose name has a dot",
      );
      for (const dot of ["\u2022", "\u30fb", "\uff0e", "."]) {
        const { app, fields } = await newVerification(stage, user);
        const name = user.realName.replaceAll("·", dot);
        requireResult(await verify(stage, app, { ...fields, real_name: name }), "match");
      }
    },
  },
  {
    section,
    title: text("verification: a small x matches a number that ends in X", "校验：号码末位写成小写 x 也一致"),
    async run(stage) {
      const user = needed(
        stage.target.persons.find(({ credentialId }) => credentialId.endsWith("X")),
        "person whose number ends in X",
      );
      const { app, fields } = await newVerification(stage, user);
      const small = user.credentialId.replace("X", "x");
      requireResult(await verify(stage, app, { ...fields, cred_id: small }), "match");
    },
  },
  {
    section,
    title: text(
      "verification: somebody without a verified ID card: not_verified",
      "校验：没有用居民身份证实名的用户：not_verified",
    ),
    async run(stage) {
      const user = needed(stage.target.hindered["no identity card"][0], "person without an ID card");
      const { app, fields } = await newVerification(stage, user);
      const claimed = { ...fields, real_name: "王某某", cred_id: NUMBER };
      requireResult(await verify(stage, app, claimed), "not_verified");
    },
  },
];

const access: readonly Case[] = [
  {
    section,
    title: text(
      "verification: a mini program without approval gets 48001",
      "校验：没有获准的小程序得到 48001",
    ),
    async run(stage) {
      const { fields } = await newVerification(stage);
      const other = needed(
        stage.target.apps.find(({ verifies }) => !verifies),
        "mini program that may not verify",
      );
      requireCode(await verify(stage, other, fields), 48001);
    },
  },
  {
    section,
    title: text(
      "consent request: a mini program without approval gets 403 access denied",
      "请求同意：没有获准的小程序得到 403 access denied",
    ),
    async run(stage) {
      const other = needed(
        stage.target.apps.find(({ verifies }) => !verifies),
        "mini program that may not verify",
      );
      requireProblem(await askVerification(stage, { claims: { appid: other.appid } }), 403, "access denied");
    },
  },
  {
    section,
    title: text("verification by GET is 43002", "用 GET 校验为 43002"),
    async run(stage) {
      requireCode(await verify(stage, verifyingApp(stage), {}, { accessToken: "x", method: "GET" }), 43002);
    },
  },
  {
    section,
    title: text("verification with an unknown access token is 40001", "access token 不存在时校验为 40001"),
    async run(stage) {
      const token = "x".repeat(64);
      requireCode(await verify(stage, verifyingApp(stage), {}, { accessToken: token }), 40001);
    },
  },
  {
    section,
    title: text("deny: a refusal carries no code", "拒绝：结果中没有 code"),
    async run(stage) {
      const refused = await deny(stage, await newVerificationSheet(stage, verifyingApp(stage)));
      requireStatus(refused, 200);
      requireEqual("code", refused.json.code, undefined);
      requireEqual("errMsg", refused.json.errMsg, "openRealnameAuth:fail cancel");
    },
  },
];

export const verificationCases: readonly Case[] = [...answers, ...people, ...access];
