/** A mini program calls with a merchant's number only if the merchant's owner says so, or staff. */
import { may, type Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { confirmBinding, endBinding, refuseBinding, requestBinding } from "../mini-program/binding.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { staffEvent } from "./staff-event.ts";

interface BindingDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "changeBinding">;
  readonly merchants: Pick<MerchantStore, "find">;
}

/**
 * Asks the merchant's owner. Who is that, and asks for a mini program of the same organisation, has answered by asking.
 * @throws `entity_not_found`, `entity_exists`; `value_invalid` for a merchant without an owner
 */
export async function askForBinding(
  appid: string,
  mchId: string,
  actor: Permitted<"apps.request_binding">,
  deps: BindingDeps,
  at: Date,
): Promise<void> {
  const app = await deps.miniPrograms.find(appid);
  const merchant = (await deps.merchants.find(mchId)) ?? refuse("entity_not_found", { hint: unknown(mchId) });
  const { organisationId } = merchant;
  if (organisationId === undefined) return refuse("value_invalid", { hint: nobodys(mchId) });
  const isOwn =
    app?.organisationId === organisationId && may(actor, "merchants.confirm_binding", { organisationId });
  const subject = `${appid} ${mchId}`;
  const asked = staffEvent(actor, "binding_requested", subject, at);
  const confirmed = staffEvent(actor, "binding_confirmed", subject, at);
  await deps.miniPrograms.changeBinding(appid, mchId, (now) => {
    const waiting = requestBinding(isOwn && now.state === "requested" ? { state: "none" } : now, at);
    const next = isOwn ? confirmBinding(waiting, at) : waiting;
    return { next, events: isOwn ? [asked, confirmed] : [asked] };
  });
}

/** The merchant's owner answers a request. @throws `entity_not_found` where there is none, or it has ended */
export function answerBinding(
  appid: string,
  mchId: string,
  answer: "confirmed" | "refused",
  actor: Permitted<"merchants.confirm_binding" | "merchants.refuse_binding">,
  { miniPrograms }: Pick<BindingDeps, "miniPrograms">,
  at: Date,
): Promise<void> {
  const decide = answer === "confirmed" ? confirmBinding : refuseBinding;
  const event = staffEvent(actor, `binding_${answer}`, `${appid} ${mchId}`, at);
  return miniPrograms.changeBinding(appid, mchId, (now) => ({ next: decide(now, at), events: [event] }));
}

/**
 * Binds without being asked, as staff do, or ends a binding, or a request for one, as either side does.
 * @throws `entity_not_found`
 */
export async function setBinding(
  appid: string,
  mchId: string,
  bound: boolean,
  actor: Permitted<"apps.bind" | "apps.unbind" | "merchants.unbind">,
  { miniPrograms, merchants }: BindingDeps,
  at: Date,
): Promise<void> {
  if (!(await merchants.find(mchId))) refuse("entity_not_found", { hint: unknown(mchId) });
  const event = staffEvent(actor, bound ? "merchant_bound" : "merchant_unbound", `${appid} ${mchId}`, at);
  await miniPrograms.changeBinding(appid, mchId, (now) => ({
    next: bound ? { state: "bound" } : endBinding(now, at),
    events: [event],
  }));
}

const unknown = (mchId: string) => ({ en: `no merchant ${mchId}`, zh: `没有商户 ${mchId}` });
const nobodys = (mchId: string) => ({
  en: `nobody could confirm it: merchant ${mchId} belongs to no organisation yet; the platform's operator can change that`,
  zh: `无人可以确认：商户 ${mchId} 尚未归属任何主体；请联系平台运营方`,
});
