/** What people call the states of an application, and what happens to it. */
import type { OutputOf } from "@shiming/administration";
import type { Text } from "../i18n/text.ts";

type State = OutputOf<"applications.show">["state"];

interface StateWords {
  readonly text: Text;
  readonly kind: "good" | "note" | "warn" | "danger" | "quiet";
}

export const stateWords: Readonly<Record<State, StateWords>> = {
  drafted: { text: { zh: "草稿", en: "Draft" }, kind: "quiet" },
  submitted: { text: { zh: "申请表待审", en: "Form to review" }, kind: "note" },
  needs_information: { text: { zh: "待补充材料", en: "Information missing" }, kind: "warn" },
  entrance_opened: { text: { zh: "入口已开放", en: "Entrance open" }, kind: "quiet" },
  permission_drafted: { text: { zh: "权限填写中", en: "Permission drafted" }, kind: "quiet" },
  permission_submitted: { text: { zh: "权限待审", en: "Permission to review" }, kind: "note" },
  permission_needs_information: {
    text: { zh: "权限待补充", en: "Permission: information missing" },
    kind: "warn",
  },
  approved: { text: { zh: "已通过", en: "Approved" }, kind: "good" },
  suspended: { text: { zh: "已暂停", en: "Suspended" }, kind: "danger" },
  declined: { text: { zh: "未通过", en: "Declined" }, kind: "danger" },
  expired: { text: { zh: "已到期", en: "Expired" }, kind: "quiet" },
  closed: { text: { zh: "已关闭", en: "Closed" }, kind: "quiet" },
  renewed: { text: { zh: "已被取代", en: "Replaced" }, kind: "quiet" },
};

/** Steps of the history, by their moves. */
export const moveWords: Readonly<Record<string, Text>> = {
  draft: { zh: "新建草稿", en: "Draft begun" },
  receive: { zh: "邮件收到申请", en: "Came by mail" },
  succeed: { zh: "开始变更或续期", en: "Change begun" },
  admit: { zh: "平台直接开通", en: "Opened by the operator" },
  submit: { zh: "提交申请表", en: "Form submitted" },
  ask: { zh: "要求补充材料", en: "Information asked" },
  answer: { zh: "申请方答复", en: "Answered" },
  open_entrance: { zh: "开放入口", en: "Entrance opened" },
  draft_permission: { zh: "开始填写权限", en: "Permission begun" },
  submit_permission: { zh: "提交权限申请", en: "Permission submitted" },
  ask_permission: { zh: "要求补充权限材料", en: "Information on the permission asked" },
  decline: { zh: "不予通过", en: "Declined" },
  approve: { zh: "通过", en: "Approved" },
  suspend: { zh: "暂停", en: "Suspended" },
  resume: { zh: "恢复", en: "Resumed" },
  expire: { zh: "到期", en: "Expired" },
  replace: { zh: "由新申请取代", en: "Replaced by a newer one" },
  close: { zh: "关闭", en: "Closed" },
};
