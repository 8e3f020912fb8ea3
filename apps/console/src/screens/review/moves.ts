/** What a reviewer can have happen to an application. */
import type { OperationName } from "../../api/operations.ts";
import type { Text } from "../../i18n/text.ts";

export interface MoveFacts {
  readonly operation: OperationName;
  /** That begins it. */
  readonly key: string;
  /** On the button. */
  readonly verb: Text;
  readonly needsReason: boolean;
  /** What follows, for whoever is about to do it. */
  readonly follows: readonly Text[];
  /** Takes something away, or turns somebody down: it is asked once more. */
  readonly isDangerous?: true;
}

const BY_MAIL: Text = {
  zh: "申请方会收到邮件，其中写有上面的文字",
  en: "The applicant gets a mail with these words",
};

export const moves = {
  open_entrance: {
    ...{ operation: "applications.open_entrance", key: "o", needsReason: false },
    verb: { zh: "开放入口", en: "Open the entrance" },
    follows: [
      {
        zh: "申请方可以在线申请接口权限，期限 30 个工作日",
        en: "The applicant may apply for the permission, within 30 working days",
      },
      BY_MAIL,
    ],
  },
  approve: {
    ...{ operation: "applications.approve", key: "o", needsReason: false },
    verb: { zh: "通过", en: "Approve" },
    follows: [
      {
        zh: "实名授权按上面的类目、额度和期限立即开通",
        en: "Real-name access opens at once, for these categories and figures",
      },
      BY_MAIL,
    ],
  },
  ask: {
    ...{ operation: "applications.ask", key: "a", needsReason: true },
    verb: { zh: "要求补充", en: "Ask for information" },
    follows: [
      {
        zh: "轮到申请方，期限 10 个工作日；可直接回复邮件",
        en: "It is the applicant's turn, for 10 working days; a reply by mail will do",
      },
      BY_MAIL,
    ],
  },
  ask_permission: {
    ...{ operation: "applications.ask_permission", key: "a", needsReason: true },
    verb: { zh: "要求补充", en: "Ask for information" },
    follows: [
      { zh: "轮到申请方，期限 10 个工作日", en: "It is the applicant's turn, for 10 working days" },
      BY_MAIL,
    ],
  },
  resume: {
    ...{ operation: "applications.resume", key: "o", needsReason: false },
    verb: { zh: "恢复", en: "Resume" },
    follows: [
      { zh: "实名授权立即恢复，内容与原批准相同", en: "Access opens at once, as it was approved" },
      BY_MAIL,
    ],
  },
  suspend: {
    ...{ operation: "applications.suspend", key: "s", needsReason: true, isDangerous: true },
    verb: { zh: "暂停", en: "Suspend" },
    follows: [
      {
        zh: "小程序的实名授权立即停止，可以恢复",
        en: "The mini program's real-name access stops at once; it can be resumed",
      },
      BY_MAIL,
    ],
  },
  decline: {
    ...{ operation: "applications.decline", key: "d", needsReason: true, isDangerous: true },
    verb: { zh: "不予通过", en: "Decline" },
    follows: [
      {
        zh: "这份申请到此结束，申请方只能重新申请",
        en: "This application ends here: the applicant can only apply anew",
      },
      BY_MAIL,
    ],
  },
  close: {
    ...{ operation: "applications.close", key: "x", needsReason: true, isDangerous: true },
    verb: { zh: "关闭", en: "Close" },
    follows: [
      {
        zh: "申请永久关闭；已开通的实名授权立即终止",
        en: "It is closed for good; access that is open ends at once",
      },
      BY_MAIL,
    ],
  },
} as const satisfies Readonly<Record<string, MoveFacts>>;

export type MoveName = keyof typeof moves;
export const moveNames = Object.keys(moves) as MoveName[];

/** What is suspended already can be given another reason. */
const suspendedAgain: MoveFacts = {
  ...moves.suspend,
  verb: { zh: "更新暂停原因", en: "Change the reason" },
  follows: [
    { zh: "实名授权继续暂停，只更新原因", en: "Access stays suspended, with this reason from now on" },
    BY_MAIL,
  ],
};

/** @param state of the application, where it makes a difference to what is done */
export const factsOf = (move: MoveName, state?: string): MoveFacts =>
  move === "suspend" && state === "suspended" ? suspendedAgain : moves[move];
