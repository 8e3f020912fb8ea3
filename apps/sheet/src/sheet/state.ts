/** What the sheet shows, and how it gets from one screen to the next. Pure: no call, no clock, no page. */
import {
  type ConsentApprovalAnswer,
  type ConsentDetails,
  type ConsentFailure,
  consentFailureOf,
  type VerificationApprovalAnswer,
} from "@shiming/wire";
import type { Refusal, Reply } from "../page/call.ts";

interface Asked {
  readonly details: ConsentDetails;
  /** What was read was not what is to be told any more: it is to be read again. */
  readonly isChanged?: true;
  /** Items that the person has taken out. */
  readonly left?: readonly string[];
}

export type Sheet =
  | { readonly at: "loading" }
  | ({ readonly at: "asking" } & Asked)
  /** `isWrong` after a wrong password, until it is typed anew. */
  | ({ readonly at: "keypad"; readonly digits: string; readonly isWrong?: true } & Asked)
  | ({ readonly at: "checking"; readonly digits: string } & Asked)
  /** A tap is on its way that needs no password. */
  | ({ readonly at: "sending" } & Asked)
  | { readonly at: "guardian"; readonly details: ConsentDetails }
  | { readonly at: "locked"; readonly until: string | undefined; readonly reason: string | undefined }
  | ({ readonly at: "approved"; readonly given: Approved } & Asked)
  | { readonly at: "refused"; readonly details: ConsentDetails | undefined }
  /** Decided before, in this page or another. */
  | { readonly at: "decided" }
  | { readonly at: "expired" }
  | { readonly at: "offline" }
  | { readonly at: "failed"; readonly failure: ConsentFailure; readonly reason: string | undefined };

export const PASSWORD_LENGTH = 6;

/** What approval gives the mini program: the `auth_token`, or the `code` of a verification. */
export type Approved = ConsentApprovalAnswer | VerificationApprovalAnswer;

/** The platform told the details, or did not. */
export function afterDetails(reply: Reply<ConsentDetails>): Sheet {
  if (reply.kind === "unreachable") return { at: "offline" };
  if (reply.kind === "refused") return afterRefusal(reply.status, reply.problem);
  const details = reply.body;
  return { at: details.needs_guardian ? "guardian" : "asking", details };
}

/** The person reads what the platform has told, and decides nothing yet. */
export function isRead({ at }: Sheet): boolean {
  return at === "asking" || at === "guardian";
}

/** Takes an item out that need not be given, or puts it back. */
export function choose(sheet: Sheet, item: string): Sheet {
  if (sheet.at !== "asking") return sheet;
  const { details, left = [] } = sheet;
  const others = left.filter((each) => each !== item);
  const next = others.length < left.length ? others : [...left, item];
  return { at: "asking", details, ...(next.length > 0 && { left: next }) };
}

/**
 * Nothing to consent to is left where all that may be taken out was. Where no password is asked for, the tap is the
 * consent, and goes off at once.
 */
export function allow(sheet: Sheet): Sheet {
  if (sheet.at !== "asking" || takenOf(sheet)?.length === 0) return sheet;
  if (!sheet.details.needs_password) return { at: "sending", ...askedOf(sheet) };
  return { at: "keypad", ...askedOf(sheet), digits: "" };
}

/** The items that are left, for `approve`; nothing where all of them are. */
export function takenOf({ details, left }: Asked): readonly string[] | undefined {
  if (!left) return undefined;
  return details.notice.disclosed?.map(({ item }) => item).filter((item) => !left.includes(item));
}

/** Their words, or nothing where it is the original's name and number. */
export function wordsOf({ details, left = [] }: Asked): readonly string[] | undefined {
  const { items, disclosed } = details.notice;
  const isOriginal = disclosed?.map(({ item }) => item).join(" ") === "real_name credential_id";
  if (!disclosed || (isOriginal && left.length === 0)) return undefined;
  return items.filter((_, place) => !left.includes(disclosed[place]?.item ?? ""));
}

function askedOf({ details, left }: Asked): Asked {
  return { details, ...(left && { left }) };
}

/** The keypad is closed and what was typed is forgotten. A password that is being checked cannot be called back. */
export function back(sheet: Sheet): Sheet {
  return sheet.at === "keypad" ? { at: "asking", ...askedOf(sheet) } : sheet;
}

/** The sixth digit sends the password off; what comes after it changes nothing. */
export function press(sheet: Sheet, digit: string): Sheet {
  if (sheet.at !== "keypad" || !/^[0-9]$/.test(digit)) return sheet;
  const typed = { ...askedOf(sheet), digits: sheet.digits + digit };
  return { at: typed.digits.length < PASSWORD_LENGTH ? "keypad" : "checking", ...typed };
}

export function erase(sheet: Sheet): Sheet {
  if (sheet.at !== "keypad") return sheet;
  return { at: "keypad", ...askedOf(sheet), digits: sheet.digits.slice(0, -1) };
}

/** The platform judged the password, or took the tap. */
export function afterApproval(sheet: Sheet, reply: Reply<Approved>): Sheet {
  if (sheet.at !== "checking" && sheet.at !== "sending") return sheet;
  const { details } = sheet;
  if (reply.kind === "unreachable") return { at: "offline" };
  if (reply.kind === "ok") return { at: "approved", ...askedOf(sheet), given: reply.body };
  const { tries_left } = reply.problem;
  if (tries_left !== undefined) {
    return {
      at: "keypad",
      ...askedOf(sheet),
      details: { ...details, tries_left },
      digits: "",
      isWrong: true,
    };
  }
  // What is to be told has changed: it is read and chosen anew.
  if (reply.problem.details) return { at: "asking", details: reply.problem.details, isChanged: true };
  return afterRefusal(reply.status, reply.problem);
}

/** Nobody needs the platform to refuse: what it does not hear of runs out. */
export function refuse(sheet: Sheet): Sheet {
  return { at: "refused", details: "details" in sheet ? sheet.details : undefined };
}

/** The request's time is over. What is decided stays so, and a password on its way is judged by the platform. */
export function timeOver(sheet: Sheet): Sheet {
  return ["asking", "keypad", "guardian"].includes(sheet.at) ? { at: "expired" } : sheet;
}

function afterRefusal(status: number, { errMsg, reason, locked_until: until }: Refusal): Sheet {
  const failure = errMsg === undefined ? undefined : consentFailureOf(errMsg);
  if (status === 423) return { at: "locked", until, reason };
  if (failure === "stale request" || status === 401 || status === 404) return { at: "expired" };
  if (status === 409) return { at: "decided" };
  return { at: "failed", failure: failure ?? "system error", reason };
}
