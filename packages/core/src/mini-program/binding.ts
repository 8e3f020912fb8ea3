/** Whether a mini program may call with a merchant's number: only where the merchant's owner, or staff, has said so. */
import { refuse } from "../failure.ts";

export type Binding =
  | { readonly state: "none" }
  | {
      readonly state: "requested";
      readonly at: Date;
      readonly until: Date;
      /** When it was found that nobody had answered in time. */
      readonly expiredAt?: Date | undefined;
    }
  | { readonly state: "bound" };

/** A request that waits for the merchant's owner. */
export interface BindingRequest {
  readonly appid: string;
  readonly mchId: string;
  readonly at: Date;
  readonly until: Date;
}

const REQUEST_LIFE_MS = 30 * 86_400_000;

/** Asks the merchant's owner; again, where an earlier request has ended. @throws `entity_exists` */
export function requestBinding(now: Binding, at: Date): Binding {
  if (now.state === "bound") refuse("entity_exists", { hint: BOUND });
  if (isPending(now, at)) refuse("entity_exists", { hint: ASKED });
  return { state: "requested", at, until: endOfRequest(at) };
}

export function endOfRequest(at: Date): Date {
  return new Date(at.getTime() + REQUEST_LIFE_MS);
}

/** @throws `entity_not_found` where nobody asks, or asked too long ago */
export function confirmBinding(now: Binding, at: Date): Binding {
  requirePending(now, at);
  return { state: "bound" };
}

/** @throws `entity_not_found` */
export function refuseBinding(now: Binding, at: Date): Binding {
  requirePending(now, at);
  return { state: "none" };
}

/** Ends what there is: a binding, or a request for one. @throws `entity_not_found` */
export function endBinding(now: Binding, at: Date): Binding {
  if (now.state !== "bound") requirePending(now, at);
  return { state: "none" };
}

function requirePending(now: Binding, at: Date): void {
  if (!isPending(now, at)) refuse("entity_not_found", { hint: NOT_ASKED });
}

/** What is to be remembered of a request that nobody answered in time; `undefined` where there is nothing new. */
export function expireRequest(now: Binding, at: Date): Binding | undefined {
  const isOver = now.state === "requested" && !now.expiredAt && !isPending(now, at);
  return isOver ? { ...now, expiredAt: at } : undefined;
}

/** How long a request that nobody answered is still shown. */
const SHOWN_MS = 30 * 86_400_000;

/** Requests that ended before it are history. */
export function shownSince(at: Date): Date {
  return new Date(at.getTime() - SHOWN_MS);
}

export function stateOfRequest({ until }: BindingRequest, at: Date): "open" | "expired" {
  return at < until ? "open" : "expired";
}

const isPending = (binding: Binding, at: Date) => binding.state === "requested" && at < binding.until;

const BOUND = { en: "they are bound already", zh: "已经绑定" };
const ASKED = {
  en: "this was asked for already, and the merchant's owner has not answered",
  zh: "已提交过绑定申请，商户所有者尚未答复",
};
const NOT_ASKED = {
  en: "nobody asks for this binding, or a request was not answered in time",
  zh: "没有这项绑定申请，或申请已过期",
};
