/** How 实名授权 stands in 设置 → 接口设置 of a mini program, as its service provider sees it. */
import type { Text } from "@shiming/crypto";
import type { Application } from "./application.ts";
import { type ApplicationState, turnOf } from "./state.ts";
import { nextWords } from "./words.ts";

export const capabilities = [
  "not_open",
  "entrance_open",
  "under_review",
  "approved",
  "suspended",
  "expired",
] as const;
export type Capability = (typeof capabilities)[number];

const CAPABILITY_OF: Readonly<Record<ApplicationState, Capability>> = {
  drafted: "not_open",
  submitted: "not_open",
  needs_information: "not_open",
  entrance_opened: "entrance_open",
  permission_drafted: "entrance_open",
  permission_submitted: "under_review",
  permission_needs_information: "under_review",
  approved: "approved",
  suspended: "suspended",
  declined: "not_open",
  expired: "expired",
  closed: "not_open",
  renewed: "not_open",
};

const FILL_IN: Text = {
  en: "Apply for access with the form of ten items",
  zh: "请填写十项申请表，申请开放入口",
};
const WAIT: Text = { en: "Nothing: the platform reviews it", zh: "无需操作，平台方正在审核" };

/** Where the move is not the applicant's; where it is, they are told what their letters say. */
const TO_DO: Readonly<Record<Capability, Text>> = {
  not_open: FILL_IN,
  entrance_open: { en: "Apply for the permission online", zh: "请在线申请接口权限" },
  under_review: WAIT,
  approved: { en: "Nothing: button and interface can be used", zh: "无需操作，按钮和接口均可使用" },
  suspended: { en: "Ask the platform why, and mend it", zh: "请与平台方联系，按要求整改" },
  expired: { en: "Renew the application", zh: "请续期" },
};

/**
 * @param inForce the application whose approval the mini program has
 * @param last the last one that was made for it
 */
export function capabilityOf(
  inForce: Application | undefined,
  last: Application | undefined,
  at: Date,
): { readonly capability: Capability; readonly toDo: Text; readonly application: Application | undefined } {
  const application = inForce ?? last;
  const named = application ? CAPABILITY_OF[application.state] : "not_open";
  const endsAt = application?.approval?.endsAt;
  const isOver = named === "approved" && endsAt !== undefined && endsAt <= at;
  const capability = isOver ? "expired" : named;
  return { capability, toDo: toDoOf(application, capability), application };
}

function toDoOf(application: Application | undefined, capability: Capability): Text {
  if (application && turnOf(application.state).owner === "applicant")
    return nextWords(application) ?? FILL_IN;
  return application?.state === "submitted" ? WAIT : TO_DO[capability];
}
