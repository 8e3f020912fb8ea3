/** What a developer does with a request before a program sends it. */
import { Openids, refuse, tryRequest } from "@shiming/core";
import { errors, isErrcode } from "@shiming/wire";
import { there } from "../described.ts";
import { type Examination as Examined, examineRequest, steps } from "../examination/index.ts";
import { operation } from "../operation.ts";
import { Input } from "../schemas/common.ts";
import { CapturedRequest, Examination, TriedAnswer, TriedRequest } from "../schemas/examination.ts";
import { Appid } from "../schemas/mini-program.ts";
import { theMiniProgram } from "../subjects.ts";

export const explorerOperations = {
  "apps.examine_request": operation("apps.examine_request", {
    method: "POST",
    path: "/apps/{appid}/request-examinations",
    summary: {
      en: "Say what is wrong with a captured request, part by part; nothing is used up",
      zh: "逐项检查一个请求有什么问题，不会用掉任何凭证",
    },
    input: Input({ appid: Appid, request: CapturedRequest }),
    output: Examination,
    subject: theMiniProgram,
    run: async ({ appid, request }, _actor, { stores, keys, random }, at) => {
      const openids = new Openids({ ownSecrets: stores.ownSecrets, keys, random });
      const app = there(await stores.miniPrograms.find(appid), appid);
      return describeExamination(await examineRequest(request, app, { ...stores, openids }, at));
    },
  }),

  "apps.try_request": operation("apps.try_request", {
    method: "POST",
    path: "/apps/{appid}/tried-requests",
    summary: {
      en: "Send a signed request in its name: it counts towards the quota, and uses up the auth_token",
      zh: "以该小程序的身份发送一个已签名的请求：计入额度，并会用掉 auth_token",
    },
    input: Input({ appid: Appid, body: TriedRequest }),
    output: TriedAnswer,
    subject: theMiniProgram,
    run: async ({ appid, body }, actor, { stores, keys, random, callRealnameInfo }, at) => {
      if (!callRealnameInfo) return refuse("entity_not_found", { hint: NOT_RUNNING });
      const answer = await tryRequest(
        { appid, body },
        actor,
        { ...stores, keys, random, callRealnameInfo },
        at,
      );
      const errcode = Number(answer.errcode);
      const advice = errcode !== 0 && isErrcode(errcode) ? errors[errcode].advice : null;
      return { errcode, answer: JSON.stringify(answer), advice: advice && { zh: advice.zh, en: advice.en } };
    },
  }),
};

const NOT_RUNNING = {
  en: "requests are tried at a platform that runs",
  zh: "只能对运行中的平台发送请求",
};

function describeExamination({ stringToSign, findings }: Examined) {
  return {
    string_to_sign: stringToSign ?? null,
    first: findings.find(({ verdict }) => verdict === "failed")?.step ?? null,
    steps: findings.map((finding) => ({
      step: finding.step,
      title: steps[finding.step],
      verdict: finding.verdict,
      seen: finding.seen,
      mend: finding.verdict === "failed" ? finding.mend : null,
      fault: finding.verdict === "failed" ? finding.fault : null,
      errcode: (finding.verdict === "failed" ? finding.errcode : undefined) ?? null,
      mistakes: finding.verdict === "failed" ? [...(finding.mistakes ?? [])] : [],
    })),
  };
}
