/** What can be done with an application in each state, and what kinds of files are called. */
import type { OutputOf } from "@shiming/administration";
import type { Text } from "../../i18n/text.ts";

export type Application = OutputOf<"applications.show">;
export type Listed = OutputOf<"applications.list">[number];
export type State = Application["state"];
export type Attachment = Application["attachments"][number];
export type AttachmentKind = Attachment["kind"];

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
