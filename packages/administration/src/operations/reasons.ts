import {
  createReasonTemplate,
  type ReasonTemplate,
  removeReasonTemplate,
  updateReasonTemplate,
} from "@shiming/core";
import Type from "typebox";
import { operation } from "../operation.ts";
import { Done, Input, Nothing } from "../schemas/common.ts";
import { ReasonTemplateFacts, ReasonTemplateId, reasonTemplateGiven } from "../schemas/reason.ts";
import { thePlatform } from "../subjects.ts";

const Revision = Type.Integer({ minimum: 1, description: "as you have seen it" });

export const reasonOperations = {
  "reasons.list": operation("reasons.list", {
    method: "GET",
    path: "/reasons",
    summary: {
      en: "Templates of the reasons that applicants are given",
      zh: "审核理由的模板",
    },
    input: Nothing,
    output: Type.Array(ReasonTemplateFacts),
    subject: thePlatform,
    run: async (_input, _actor, { stores }) => (await stores.reasonTemplates.list()).map(describe),
  }),

  "reasons.create": operation("reasons.create", {
    method: "POST",
    path: "/reasons",
    summary: { en: "Write a template", zh: "新建理由模板" },
    input: Input(reasonTemplateGiven),
    output: ReasonTemplateFacts,
    subject: thePlatform,
    run: async ({ move, title, ...text }, actor, { stores, random }, at) =>
      describe(await createReasonTemplate({ move, title, text }, actor, { ...stores, random }, at)),
  }),

  "reasons.update": operation("reasons.update", {
    method: "PUT",
    path: "/reasons/{reason_id}",
    summary: { en: "Change a template", zh: "修改理由模板" },
    input: Input({
      reason_id: ReasonTemplateId,
      revision: Revision,
      ...reasonTemplateGiven,
    }),
    output: ReasonTemplateFacts,
    subject: thePlatform,
    run: async ({ reason_id, revision, move, title, ...text }, actor, { stores }, at) =>
      describe(await updateReasonTemplate(reason_id, revision, { move, title, text }, actor, stores, at)),
  }),

  "reasons.remove": operation("reasons.remove", {
    method: "DELETE",
    path: "/reasons/{reason_id}",
    summary: { en: "Remove a template", zh: "删除理由模板" },
    input: Input({ reason_id: ReasonTemplateId, revision: Type.Optional(Revision) }),
    output: Done,
    subject: thePlatform,
    run: async ({ reason_id, revision }, actor, { stores }, at) => {
      await removeReasonTemplate(reason_id, revision, actor, stores, at);
      return {};
    },
  }),
};

function describe({ id, text, ...template }: ReasonTemplate): ReasonTemplateFacts {
  return { reason_id: id, ...template, ...text };
}
