import type { Text } from "@shiming/core";
import { approveApplication, attendApplications, moveApplication, takeApplication } from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { changeApplication } from "../change-one.ts";
import { timeOf } from "../filled-in.ts";
import { operation } from "../operation.ts";
import { personIdOf } from "../person-id.ts";
import { ApplicationId, Reason, Revision } from "../schemas/application.ts";
import { Input, Nothing } from "../schemas/common.ts";
import { ApprovedUse, Quota } from "../schemas/mini-program.ts";
import { thePlatform } from "../subjects.ts";
import { approvedUseOf } from "../uses.ts";

type ReviewMove = Parameters<typeof moveApplication>[1];

/** A move that needs its reason at most. */
function review<Move extends ReviewMove>(move: Move, summary: Text, isReasonNeeded: boolean) {
  const reason = isReasonNeeded ? Reason : Type.Optional(Reason);
  return changeApplication(`applications.${move}` as const, {
    method: "POST",
    path: `/applications/{id}/${move.replace("_", "-")}`,
    summary,
    input: Input({ id: ApplicationId, revision: Type.Optional(Revision), reason }),
    change: ({ reason: said, ...seen }, actor, deps, at) =>
      moveApplication(seen, move, said, actor as never, applicationDeps(deps), at),
  });
}

export const applicationReviews = {
  "applications.take": changeApplication("applications.take", {
    method: "POST",
    path: "/applications/{id}/take",
    summary: { en: "Take an application, or give it to a colleague", zh: "领取申请，或转交同事" },
    input: Input({
      id: ApplicationId,
      revision: Type.Optional(Revision),
      staff_id: Type.Optional(Type.String({ description: "you, unless given" })),
    }),
    change: ({ staff_id, ...seen }, actor, deps, at) =>
      takeApplication(seen, staff_id ?? personIdOf(actor), actor, applicationDeps(deps), at),
  }),

  "applications.ask": review("ask", { en: "Ask for information", zh: "要求补充材料" }, true),
  "applications.open_entrance": review(
    "open_entrance",
    { en: "Open the entrance: the material is in order", zh: "开放入口：材料无误" },
    false,
  ),
  "applications.ask_permission": review(
    "ask_permission",
    { en: "Ask for information about the permission", zh: "要求补充权限申请的材料" },
    true,
  ),
  "applications.decline": review("decline", { en: "Decline it", zh: "不予通过" }, true),
  "applications.suspend": review(
    "suspend",
    { en: "Suspend what was approved", zh: "暂停已通过的权限" },
    true,
  ),
  "applications.resume": review(
    "resume",
    { en: "Open what was suspended again", zh: "恢复已暂停的权限" },
    false,
  ),
  "applications.close": review("close", { en: "Close it for good", zh: "关闭申请" }, true),

  "applications.approve": changeApplication("applications.approve", {
    method: "POST",
    path: "/applications/{id}/approve",
    summary: { en: "Approve it, as applied for or as you decide", zh: "通过申请，按申请内容或另行决定" },
    input: Input({
      id: ApplicationId,
      revision: Type.Optional(Revision),
      uses: Type.Optional(Type.Array(ApprovedUse)),
      quota: Type.Optional(Quota),
      ends_at: Type.Optional(
        Type.String({ description: "ISO 8601; a year from now unless given or applied for" }),
      ),
      note: Type.Optional(Type.String({ description: "the applicant reads it" })),
    }),
    change: async ({ uses, quota, ends_at, note, ...seen }, actor, deps, at) => {
      const given = {
        uses: uses?.map(approvedUseOf),
        quota: quota && { perMinute: quota.per_minute, perDay: quota.per_day },
        endsAt: ends_at === undefined ? undefined : timeOf(ends_at),
        note,
      };
      await approveApplication(seen, given, actor, applicationDeps(deps), at);
    },
  }),

  "applications.attend": operation("applications.attend", {
    method: "POST",
    path: "/applications/attend",
    summary: {
      en: "Send reminders and end approvals that are due, without waiting for the job",
      zh: "立即发送到期提醒并终止到期的权限",
    },
    input: Nothing,
    output: Type.Object({ attended: Type.Integer() }),
    subject: thePlatform,
    run: async (_input, actor, deps, at) => ({
      attended: await attendApplications(actor, applicationDeps(deps), at),
    }),
  }),
};
