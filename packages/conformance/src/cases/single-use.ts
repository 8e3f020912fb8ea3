/** An `auth_token` serves one request, of whom it was given to, for five minutes. Contract §5. */
import { limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode, requireEqual } from "../check.ts";
import { NotJudged, needed } from "../finding.ts";
import { accessTokenOf } from "../parties/access.ts";
import { exchange, fieldsAt, fieldsFor, secondsOf, strangeToken } from "../parties/merchant.ts";
import { authorize } from "../parties/person.ts";
import { PERSON_APART, personApart } from "../parties/person-apart.ts";
import { atOnce, codesOf, newRequest, requireCodes } from "../parties/requests.ts";
import { newRevocableConsent } from "../parties/withdrawal.ts";
import type { TargetApp } from "../target.ts";
import { text } from "../text.ts";

const section = 5;

const otherApp = ({ target }: Stage, isIt: (app: TargetApp) => boolean) =>
  target.apps.find((app) => app !== target.app && isIt(app));

const others: readonly Case[] = [
  {
    section,
    title: text("single use: another request gets 94005", "一次使用：另一个请求得到 94005"),
    async run(stage) {
      const { authToken, fields } = await newRequest(stage);
      const other = fieldsAt(Number(fields.timestamp) - 1, authToken, stage.target.merchant);
      await requireCodes(stage, [fields, 0], [other, 94005], [fields, 0]);
    },
  },
  {
    section,
    title: text(
      "single use: of different requests at once exactly one is served",
      "一次使用：不同请求同时发出，只有一个得到应答",
    ),
    async run(stage) {
      const authToken = await authorize(stage);
      const now = secondsOf(stage.now());
      const requests = Array.from({ length: 10 }, (_, age) =>
        fieldsAt(now - age, authToken, stage.target.merchant),
      );
      requireEqual("codes", codesOf(await atOnce(stage, requests)), [0, ...Array(9).fill(94005)]);
    },
  },
  {
    section,
    title: text(
      "single use: a request of another merchant of the mini program gets 94005",
      "一次使用：同一小程序的另一个商户发出的请求得到 94005",
    ),
    async run(stage) {
      const { merchant, merchants } = stage.target;
      const other = needed(
        merchants.find(({ mchId }) => mchId !== merchant.mchId),
        "second merchant",
      );
      const probe = await exchange(stage, fieldsFor(stage, strangeToken(), other));
      if (probe.json.errcode === 94007)
        throw new NotJudged("no second merchant is bound to the mini program");
      const { authToken, fields } = await newRequest(stage);
      await requireCodes(stage, [fields, 0], [fieldsFor(stage, authToken, other), 94005]);
    },
  },
  {
    section,
    title: text(
      "single use: an auth_token of another mini program gets 94005",
      "一次使用：另一个小程序的 auth_token 得到 94005",
    ),
    async run(stage) {
      const other = needed(
        otherApp(stage, ({ isApproved }) => isApproved),
        "second mini program with access",
      );
      const authToken = await authorize(stage, { app: other });
      await requireCodes(stage, [fieldsFor(stage, authToken), 94005]);
    },
  },
  {
    section,
    title: text("single use: a refused call consumes nothing", "一次使用：被拒绝的调用不消耗任何东西"),
    async run(stage) {
      const { fields } = await newRequest(stage);
      const other = otherApp(stage, () => true);
      if (other) {
        const accessToken = await accessTokenOf(stage, other);
        requireCode(await exchange(stage, fields, { accessToken }), 94005, 94006, 94007);
      }
      await requireCodes(stage, [{ ...fields, sign: "AAAA" }, 94003], [fields, 0]);
    },
  },
  {
    section,
    title: text("single use: an auth_token lives 300 s", "一次使用：auth_token 的有效期为 300 秒"),
    waits: limits.authTokenSeconds + 1,
    async run(stage) {
      const authToken = await authorize(stage);
      await stage.wait(limits.authTokenSeconds + 1);
      await requireCodes(stage, [fieldsFor(stage, authToken), 94005]);
    },
  },
];

const withdrawals: readonly Case[] = [
  {
    section,
    title: text(
      "single use: an auth_token whose consent was withdrawn gets 94005",
      "一次使用：授权已撤回的 auth_token 得到 94005",
    ),
    alone: PERSON_APART,
    async run(stage) {
      const consent = await newRevocableConsent(stage, personApart(stage));
      await consent.withdraw();
      await requireCodes(stage, [fieldsFor(stage, consent.authToken), 94005]);
    },
  },
  {
    section,
    title: text("single use: withdrawal ends repeats at once", "一次使用：撤回后同一请求立即不再得到应答"),
    alone: PERSON_APART,
    async run(stage) {
      const consent = await newRevocableConsent(stage, personApart(stage));
      const fields = fieldsFor(stage, consent.authToken);
      await requireCodes(stage, [fields, 0]);
      await consent.withdraw();
      await requireCodes(stage, [fields, 94005]);
    },
  },
];

export const singleUseCases: readonly Case[] = [...others, ...withdrawals];
