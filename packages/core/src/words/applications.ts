/** What states and steps of an application are called: by core's own sentences, the command line and the console. */
import type { Text } from "@shiming/crypto";
import type { ApplicationState } from "../application/state.ts";
import type { Beginning, Move } from "../application/transitions.ts";

export const applicationStateWords: Readonly<Record<ApplicationState, Text>> = {
  drafted: { zh: "草稿", en: "Draft" },
  submitted: { zh: "申请表审核中", en: "Form under review" },
  needs_information: { zh: "待补充材料", en: "Information needed" },
  entrance_opened: { zh: "入口已开放", en: "Entrance open" },
  permission_drafted: { zh: "权限申请填写中", en: "Permission in draft" },
  permission_submitted: { zh: "权限审核中", en: "Permission under review" },
  permission_needs_information: { zh: "权限待补充材料", en: "Permission: information needed" },
  approved: { zh: "已通过", en: "Approved" },
  suspended: { zh: "已暂停", en: "Suspended" },
  declined: { zh: "未通过", en: "Declined" },
  expired: { zh: "已到期", en: "Expired" },
  closed: { zh: "已关闭", en: "Closed" },
  renewed: { zh: "已由新申请取代", en: "Replaced" },
};

/** The steps of a history. */
export const applicationMoveWords: Readonly<Record<Move | Beginning, Text>> = {
  draft: { zh: "新建申请", en: "Begun" },
  receive: { zh: "通过邮件提交", en: "Received by mail" },
  succeed: { zh: "开始变更或续期", en: "Change begun" },
  admit: { zh: "平台直接开通", en: "Opened by the operator" },
  submit: { zh: "提交申请表", en: "Form submitted" },
  ask: { zh: "要求补充材料", en: "Information asked for" },
  answer: { zh: "补充材料", en: "Answered" },
  open_entrance: { zh: "开放申请入口", en: "Entrance opened" },
  draft_permission: { zh: "开始填写权限申请", en: "Permission begun" },
  submit_permission: { zh: "提交权限申请", en: "Permission submitted" },
  ask_permission: { zh: "要求补充权限材料", en: "Information on the permission asked for" },
  decline: { zh: "不予通过", en: "Declined" },
  approve: { zh: "审核通过", en: "Approved" },
  suspend: { zh: "暂停授权", en: "Suspended" },
  resume: { zh: "恢复授权", en: "Resumed" },
  expire: { zh: "授权到期", en: "Expired" },
  replace: { zh: "由新申请取代", en: "Replaced by a newer one" },
  close: { zh: "关闭申请", en: "Closed" },
};
