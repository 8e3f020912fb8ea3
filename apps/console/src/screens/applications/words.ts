/** What states, moves and kinds of files are called. */
import type { OutputOf } from "@shiming/administration";
import type { Text } from "../../i18n/text.ts";

export type Application = OutputOf<"applications.show">;
export type Listed = OutputOf<"applications.list">[number];
export type State = Application["state"];
export type Attachment = Application["attachments"][number];
export type AttachmentKind = Attachment["kind"];

interface StateWord extends Text {
  readonly kind: "good" | "note" | "warn" | "danger" | "quiet";
}

export const stateWords: Readonly<Record<State, StateWord>> = {
  drafted: { zh: "草稿", en: "Draft", kind: "quiet" },
  submitted: { zh: "入口审核中", en: "Entrance under review", kind: "note" },
  needs_information: { zh: "待补充材料", en: "Information needed", kind: "warn" },
  entrance_opened: { zh: "入口已开放", en: "Entrance open", kind: "good" },
  permission_drafted: { zh: "权限申请填写中", en: "Permission in draft", kind: "quiet" },
  permission_submitted: { zh: "权限审核中", en: "Permission under review", kind: "note" },
  permission_needs_information: { zh: "权限待补充材料", en: "Permission: information needed", kind: "warn" },
  approved: { zh: "已通过", en: "Approved", kind: "good" },
  suspended: { zh: "已暂停", en: "Suspended", kind: "danger" },
  declined: { zh: "未通过", en: "Declined", kind: "danger" },
  expired: { zh: "已到期", en: "Expired", kind: "warn" },
  closed: { zh: "已关闭", en: "Closed", kind: "quiet" },
  renewed: { zh: "已由新申请取代", en: "Replaced", kind: "quiet" },
};

/** Of the history. A move that is not here is shown by its name. */
export const moveWords: Readonly<Record<string, Text>> = {
  draft: { zh: "新建申请", en: "Begun" },
  receive: { zh: "通过邮件提交", en: "Received by mail" },
  succeed: { zh: "开始变更", en: "Change begun" },
  admit: { zh: "平台直接开通", en: "Opened by the platform" },
  submit: { zh: "提交申请表", en: "Form submitted" },
  ask: { zh: "要求补充材料", en: "Information asked for" },
  answer: { zh: "补充材料", en: "Answered" },
  open_entrance: { zh: "开放申请入口", en: "Entrance opened" },
  draft_permission: { zh: "开始填写权限申请", en: "Permission begun" },
  submit_permission: { zh: "提交权限申请", en: "Permission submitted" },
  ask_permission: { zh: "要求补充权限材料", en: "Information on the permission asked for" },
  decline: { zh: "不予通过", en: "Declined" },
  approve: { zh: "审核通过", en: "Approved" },
  suspend: { zh: "暂停权限", en: "Suspended" },
  resume: { zh: "恢复权限", en: "Resumed" },
  expire: { zh: "权限到期", en: "Expired" },
  replace: { zh: "由新申请取代", en: "Replaced by a newer one" },
  close: { zh: "关闭申请", en: "Closed" },
};

export const kindWords: Readonly<Record<AttachmentKind, Text>> = {
  qualification: { zh: "主体资质", en: "Qualification" },
  assessment: { zh: "影响评估报告", en: "Impact assessment" },
  agreement: { zh: "信息提供协议", en: "Agreement" },
  other: { zh: "其他材料", en: "Other" },
};

/** Where the form of ten items is the applicant's to write. */
export const isFormOpen = (state: State) => state === "drafted" || state === "needs_information";
export const isPermissionOpen = (state: State) =>
  state === "permission_drafted" || state === "permission_needs_information";
export const isAsked = (state: State) =>
  state === "needs_information" || state === "permission_needs_information";
/** From which a change or a renewal can be begun. */
export const isRenewable = (state: State) =>
  state === "approved" || state === "suspended" || state === "expired";

/** What staff have asked last, where an answer is due. */
export const questionOf = ({ state, history }: Pick<Application, "state" | "history">) =>
  isAsked(state) ? history.findLast(({ move }) => move === "ask" || move === "ask_permission") : undefined;
