/** Approval and refusal. Contract §8. */
import { CONSENT_OK, failErrMsg, limits } from "@shiming/wire";
import type { Case } from "../case.ts";
import {
  demand,
  describe,
  requireEqual,
  requireProblem,
  requireRefusal,
  requireStatus,
  textIn,
} from "../check.ts";
import { askConsent } from "../parties/host.ts";
import { approve, approveAtOnce, deny, details, newSheet, openUnseen } from "../parties/person.ts";
import { PERSON_APART, personApart } from "../parties/person-apart.ts";
import type { TargetUser } from "../target.ts";
import { text } from "../text.ts";

const section = 8;

/** Six digits that are not the person's. */
const wrongPasswordOf = ({ payPassword }: TargetUser) => (payPassword === "000000" ? "111111" : "000000");

const LOCK_SECONDS = 15 * 60;

const passwords: readonly Case[] = [
  {
    section,
    title: text(
      "approve: a wrong password is 403 {tries_left}, stays on the sheet, and the right one makes up for it",
      "同意：密码错误为 403 {tries_left}，停留在授权页；输对即恢复次数",
    ),
    alone: PERSON_APART,
    async run(stage) {
      const user = personApart(stage);
      const sheet = await newSheet(stage, { user });
      const received = await approve(stage, sheet, wrongPasswordOf(user));
      requireProblem(received, 403);
      const { tries_left: left, errMsg } = received.json;
      demand(Number.isInteger(left) && Number(left) > 0, "tries_left, a number", describe(received));
      demand(errMsg === undefined, "no errMsg: the consent has not failed", describe(received));
      requireStatus(await approve(stage, sheet, user.payPassword), 200);
      const next = await newSheet(stage, { user });
      const again = await approve(stage, next, wrongPasswordOf(user));
      requireEqual("tries_left after a success", again.json.tries_left, left);
      requireStatus(await approve(stage, next, user.payPassword), 200);
    },
  },
  {
    section,
    title: text(
      "approve: too many wrong passwords lock the account: 423 {locked_until}, and not even the right one opens it",
      "同意：错误次数过多则锁定账户：423 {locked_until}，此时密码正确也不行",
    ),
    alone: PERSON_APART,
    waits: LOCK_SECONDS + 60,
    async run(stage) {
      const user = personApart(stage);
      const sheet = await newSheet(stage, { user });
      let received = await approve(stage, sheet, wrongPasswordOf(user));
      for (let attempt = 1; attempt < 10 && received.status === 403; attempt++) {
        received = await approve(stage, sheet, wrongPasswordOf(user));
      }
      for (const locked of [received, await approve(stage, sheet, user.payPassword)]) {
        requireProblem(locked, 423, "account locked");
      }
      const until = Date.parse(textIn(received, "locked_until"));
      await stage.wait(Math.max(0, Math.ceil((until - stage.now().getTime()) / 1000)) + 1);
      requireStatus(await approve(stage, await newSheet(stage, { user }), user.payPassword), 200);
    },
  },
  {
    section,
    title: text("approve: what is not six digits is no password", "同意：不是六位数字就不是密码"),
    async run(stage) {
      const { payPassword } = stage.target.person;
      const sheet = await newSheet(stage);
      const wrong = [payPassword.slice(1), `${payPassword}0`, `${payPassword}\n`, Number(payPassword), null];
      for (const password of wrong) requireRefusal(await approve(stage, sheet, password));
    },
  },
];

const approvals: readonly Case[] = [
  {
    section,
    title: text(
      `approve: the right password is 200 {errMsg: "${CONSENT_OK}", auth_token}`,
      `同意：密码正确为 200 {errMsg: "${CONSENT_OK}", auth_token}`,
    ),
    async run(stage) {
      const received = await approve(stage, await newSheet(stage));
      requireStatus(received, 200);
      requireEqual("members", Object.keys(received.json).sort(), ["auth_token", "errMsg"]);
      requireEqual("errMsg", received.json.errMsg, CONSENT_OK);
      textIn(received, "auth_token");
    },
  },
  {
    section,
    title: text(
      "approve: before its details were asked for is 409, and after them 200",
      "同意：没有请求过详情为 409，请求过之后为 200",
    ),
    async run(stage) {
      const sheet = await openUnseen(stage, await askConsent(stage));
      const received = await approve(stage, sheet);
      requireProblem(received, 409);
      demand(received.json.auth_token === undefined, "no auth_token", describe(received));
      requireStatus(await details(stage, sheet), 200);
      requireStatus(await approve(stage, sheet), 200);
    },
  },
  {
    section,
    title: text(
      "approve: decides once, also at once and often: 409",
      "同意：只决定一次，同时多次也是如此：409",
    ),
    async run(stage) {
      const sheet = await newSheet(stage);
      const answers = await approveAtOnce(stage, sheet, 4);
      requireEqual("statuses", answers.map(({ status }) => status).sort(), [200, 409, 409, 409]);
      requireProblem(await approve(stage, sheet), 409);
      requireProblem(await deny(stage, sheet), 409);
    },
  },
  {
    section,
    title: text(
      `deny: 200 {errMsg: "${failErrMsg("cancel")}"}, and the request is decided`,
      `拒绝：200 {errMsg: "${failErrMsg("cancel")}"}，请求即已决定`,
    ),
    async run(stage) {
      const sheet = await newSheet(stage);
      const received = await deny(stage, sheet);
      requireStatus(received, 200);
      requireEqual("answer", received.json, { errMsg: failErrMsg("cancel") });
      requireProblem(await approve(stage, sheet), 409);
    },
  },
  {
    section,
    title: text(
      "approve: comes too late when the request's five minutes are over",
      "同意：请求的五分钟过后就太晚了",
    ),
    waits: limits.consentRequestSeconds + 1,
    async run(stage) {
      const sheet = await newSheet(stage);
      await stage.wait(limits.consentRequestSeconds + 1);
      const received = await approve(stage, sheet);
      requireStatus(received, 401, 409);
    },
  },
];

export const decisionCases: readonly Case[] = [...approvals, ...passwords];
