import { expireRequests } from "@shiming/core";
import Type from "typebox";
import { operation } from "../operation.ts";
import { Nothing } from "../schemas/common.ts";
import { thePlatform } from "../subjects.ts";

export const requestOperations = {
  "requests.expire": operation("requests.expire", {
    method: "POST",
    path: "/requests/expire",
    summary: {
      en: "End transfers, binding requests, invitations and proposals that nobody answered in time, without waiting for the job",
      zh: "立即终止逾期无人答复的转让、绑定申请、邀请和提议",
    },
    input: Nothing,
    output: Type.Object({ expired: Type.Integer() }),
    subject: thePlatform,
    run: async (_input, actor, deps, at) => ({
      expired: await expireRequests(actor, { ...deps.stores, ...deps }, at),
    }),
  }),
};
