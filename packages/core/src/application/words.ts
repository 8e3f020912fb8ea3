/** What applicants and staff are told of states and moves. */
import type { Text } from "@shiming/crypto";
import type { Application } from "./application.ts";
import type { ApplicationState } from "./state.ts";
import type { Beginning, Move } from "./transitions.ts";

/** What whoever moves next is to do. */
export function nextWords({ state, organisationId }: Pick<Application, "state" | "organisationId">) {
  const isToBeClaimed = organisationId === undefined && state === "entrance_opened";
  return isToBeClaimed ? CLAIM : NEXT[state];
}

/** What goes on online needs an organisation whose members do it. */
const CLAIM: Text = {
  en: "sign in, claim the application for your organisation with the number in the subject (SM-…), and apply for the permission online",
  zh: "登录平台，用邮件主题中的编号（SM-…）为本单位认领申请，然后在线申请接口权限",
};

const NEXT: Readonly<Record<ApplicationState, Text | undefined>> = {
  drafted: { en: "fill in the form and submit it", zh: "填写申请表并提交" },
  submitted: { en: "check the form", zh: "审核申请表" },
  needs_information: { en: "send what is missing", zh: "补充材料" },
  entrance_opened: { en: "apply for the permission online", zh: "在线申请接口权限" },
  permission_drafted: { en: "finish the permission and submit it", zh: "填完权限申请并提交" },
  permission_submitted: { en: "review the permission", zh: "审核权限申请" },
  permission_needs_information: { en: "send what is missing", zh: "补充材料" },
  approved: undefined,
  suspended: { en: "resume or close it", zh: "恢复或关闭" },
  declined: undefined,
  expired: undefined,
  closed: undefined,
  renewed: undefined,
};

/** What the applicant is told of a step, in one sentence. */
export const stepWords: Readonly<Record<Move | Beginning, Text>> = {
  draft: { en: "A draft was made.", zh: "已创建草稿。" },
  receive: { en: "We have received your application.", zh: "我们已收到您的申请。" },
  succeed: { en: "A change of what is approved was begun.", zh: "已开始变更已通过的内容。" },
  admit: { en: "Real-name access was opened by the operator.", zh: "平台方已开通实名授权。" },
  submit: { en: "Your application was submitted.", zh: "您的申请已提交。" },
  ask: { en: "Your application needs more information.", zh: "您的申请需要补充材料。" },
  answer: { en: "We have received what you sent.", zh: "我们已收到您补充的材料。" },
  open_entrance: {
    en: "Your material is in order: the entrance is open, and you can apply for the permission online.",
    zh: "材料无误，入口已开放，您可以在线申请接口权限。",
  },
  draft_permission: { en: "The permission is being drafted.", zh: "已开始填写权限申请。" },
  submit_permission: { en: "Your permission was submitted for review.", zh: "您的权限申请已提交审核。" },
  ask_permission: { en: "Your permission needs more information.", zh: "您的权限申请需要补充材料。" },
  decline: { en: "Your application was declined.", zh: "您的申请未通过。" },
  approve: { en: "Your application was approved.", zh: "您的申请已通过。" },
  suspend: { en: "Your real-name access was suspended.", zh: "您的实名授权已暂停。" },
  resume: { en: "Your real-name access is open again.", zh: "您的实名授权已恢复。" },
  expire: { en: "Your real-name access has ended with its term.", zh: "您的实名授权已到期。" },
  replace: { en: "A newer application has taken the place of this one.", zh: "本申请已由新的申请取代。" },
  close: { en: "Your application was closed.", zh: "您的申请已关闭。" },
};
