/** The request that an `auth_token` was used for is answered again for a minute. Contract §5. */
import { answerFields, limits } from "@shiming/wire";
import type { Case } from "../case.ts";
import { demand, requireCode, requireEqual } from "../check.ts";
import {
  exchange,
  type Fields,
  fieldsAt,
  fieldsFor,
  openAnswer,
  secondsOf,
  strangeToken,
} from "../parties/merchant.ts";
import { authorize } from "../parties/person.ts";
import { atOnce, codesOf, newRequest, requireCodes } from "../parties/requests.ts";
import { text } from "../text.ts";

const section = 5;

export const repeatCases: readonly Case[] = [
  {
    section,
    title: text(
      "single use: the same request is answered again, freshly encrypted",
      "一次使用：同一请求再次得到应答，重新加密",
    ),
    async run(stage) {
      const { fields } = await newRequest(stage);
      const [first, again] = [await exchange(stage, fields), await exchange(stage, fields)];
      requireCode(first, 0);
      requireCode(again, 0);
      const plaintexts = [first, again].map((received) => openAnswer(received, stage.target.merchant));
      demand(
        plaintexts[0]?.name.equals(plaintexts[1]?.name ?? Buffer.of()) === true,
        "the same name",
        "another",
      );
      const isFresh = first.json[answerFields.realName] !== again.json[answerFields.realName];
      demand(isFresh, "another ciphertext", "the same one");
    },
  },
  {
    section,
    title: text(
      "single use: the same request at once and often is answered every time",
      "一次使用：同一请求同时多次发出，每次都得到应答",
    ),
    async run(stage) {
      const { fields } = await newRequest(stage);
      const answers = await atOnce(stage, Array(10).fill(fields));
      requireEqual("codes", codesOf(answers), Array(10).fill(0));
    },
  },
  {
    section,
    title: text(
      "single use: the same request is the same with its timestamp as a text and other fields beside it",
      "一次使用：timestamp 写成字符串、旁边多出字段，仍是同一请求",
    ),
    async run(stage) {
      const { fields } = await newRequest(stage);
      const rewritten = { note: 1, ...fields, timestamp: String(fields.timestamp) };
      await requireCodes(stage, [fields, 0], [rewritten, 0]);
    },
  },
  {
    section,
    title: text(
      "single use: the same request is refused when 60 s are over",
      "一次使用：60 秒过后同一请求被拒绝",
    ),
    waits: limits.repeatSeconds + 2,
    async run(stage) {
      const { fields } = await newRequest(stage);
      await requireCodes(stage, [fields, 0]);
      await stage.wait(limits.repeatSeconds + 2);
      await requireCodes(stage, [fields, 94005]);
    },
  },
  {
    section,
    title: text(
      "single use: the same request is answered although its timestamp has grown old",
      "一次使用：timestamp 已旧，同一请求仍得到应答",
    ),
    waits: 15,
    async run(stage) {
      const authToken = await authorize(stage);
      const old = secondsOf(stage.now()) - (limits.timestampSkewSeconds - 10);
      const [fields, stranger] = [authToken, strangeToken()].map((token) =>
        fieldsAt(old, token, stage.target.merchant),
      ) as [Fields, Fields];
      await requireCodes(stage, [fields, 0]);
      await stage.wait(15);
      await requireCodes(stage, [fields, 0], [stranger, 94011]);
    },
  },
  {
    section,
    title: text(
      "single use: the same request is answered although its auth_token has grown old",
      "一次使用：auth_token 已旧，同一请求仍得到应答",
    ),
    waits: limits.authTokenSeconds + 10,
    async run(stage) {
      const authToken = await authorize(stage);
      await stage.wait(limits.authTokenSeconds - 15);
      const fields = fieldsFor(stage, authToken);
      await requireCodes(stage, [fields, 0]);
      await stage.wait(25);
      await requireCodes(stage, [fields, 0]);
    },
  },
];
