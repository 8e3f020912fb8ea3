/** What "my authorizations" shows, and how it gets there. Pure: no call, no clock, no page. */
import type { Authorization, AuthorizationsAnswer, MaskedPerson } from "@shiming/wire";
import type { Reply } from "../page/call.ts";

export type My =
  | { readonly at: "loading" }
  | {
      readonly at: "list";
      readonly consents: readonly Authorization[];
      /** Whose they are, where a guardian looks at them. */
      readonly acting_for?: MaskedPerson;
      /** Asks for the next page, while there is one. */
      readonly next?: string;
      readonly more?: "loading" | "failed";
      readonly withdrawing?: Withdrawing;
      /** What became of the last withdrawal, to be told once. */
      readonly outcome?: { readonly done: boolean; readonly consent: Authorization };
    }
  | { readonly at: "expired" }
  | { readonly at: "offline" }
  | { readonly at: "failed" };

/** A consent that the person may be about to withdraw: asked first, then sent. */
export interface Withdrawing {
  readonly consent: Authorization;
  readonly sent: boolean;
}

export function afterList(reply: Reply<AuthorizationsAnswer>): My {
  if (reply.kind === "ok") return { at: "list", ...reply.body };
  if (reply.kind === "unreachable") return { at: "offline" };
  return { at: reply.status === 401 ? "expired" : "failed" };
}

export function loadMore(my: My): My {
  return my.at === "list" && my.next !== undefined ? { ...my, more: "loading" } : my;
}

/** The next page behind what is there. A page that does not come can be asked for again. */
export function afterMore(my: My, reply: Reply<AuthorizationsAnswer>): My {
  if (my.at !== "list" || my.more !== "loading") return my;
  if (reply.kind === "refused" && reply.status === 401) return { at: "expired" };
  if (reply.kind !== "ok") return { ...my, more: "failed" };
  const { next: _, more: __, ...list } = my;
  return { ...list, ...reply.body, consents: [...my.consents, ...reply.body.consents] };
}

/** What the platform says by now of those that are there: one that is not told of stays as it is. */
export function afterNews(my: My, reply: Reply<AuthorizationsAnswer>): My {
  if (my.at !== "list" || reply.kind !== "ok") return my;
  const news = new Map(reply.body.consents.map((consent) => [consent.id, consent]));
  return { ...my, consents: my.consents.map((each) => news.get(each.id) ?? each) };
}

/** Whether the recipient of one that was withdrawn is still to hear of it. */
export function isOnItsWay(my: My, id: string): boolean {
  if (my.at !== "list") return false;
  const { state, notified } = my.consents.find((each) => each.id === id) ?? {};
  return state === "withdrawn" && notified?.state === "waiting";
}

/** Whether there is something to take back: what was refused, or ran out unused, gives nobody anything. */
export function canWithdraw({ state }: Authorization): boolean {
  return state === "approved" || state === "released" || state === "verified";
}

/** Asks whether it is meant. */
export function ask(my: My, consent: Authorization): My {
  if (my.at !== "list" || !canWithdraw(consent)) return my;
  return { ...listOf(my), withdrawing: { consent, sent: false } };
}

export function cancel(my: My): My {
  return my.at === "list" && !my.withdrawing?.sent ? listOf(my) : my;
}

/** The list alone, with nothing about a withdrawal. */
function listOf({ withdrawing: _, outcome: __, ...list }: My & { at: "list" }): My & { at: "list" } {
  return list;
}

export function confirm(my: My): My {
  if (my.at !== "list" || !my.withdrawing || my.withdrawing.sent) return my;
  return { ...my, withdrawing: { ...my.withdrawing, sent: true } };
}

/** @param at the page's clock, until the platform lists the consent again */
export function afterWithdrawal(my: My, reply: Reply<unknown>, at: Date): My {
  if (my.at !== "list" || !my.withdrawing) return my;
  if (reply.kind === "refused" && reply.status === 401) return { at: "expired" };
  const { consent } = my.withdrawing;
  const done = reply.kind === "ok";
  const consents = my.consents.map((each) =>
    done && each.id === consent.id
      ? { ...each, state: "withdrawn" as const, withdrawn_at: at.toISOString() }
      : each,
  );
  return { ...listOf(my), consents, outcome: { done, consent } };
}
