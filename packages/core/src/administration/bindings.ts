/** A mini program calls with a merchant's number only if the merchant's owner says so, or staff. */
import { may, type Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import {
  confirmBinding,
  endBinding,
  endOfRequest,
  refuseBinding,
  requestBinding,
} from "../mini-program/binding.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { type Notification, type NotificationDeps, notificationsToOwners } from "../people/notifications.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { staffEvent } from "./staff-event.ts";

interface BindingDeps extends NotificationDeps {
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
  const until = endOfRequest(at);
  const messages = isOwn
    ? []
    : await notificationsToOwners([organisationId], notifications.asked(app, mchId, until), actor, deps, at);
  const asked = staffEvent(actor, "binding_requested", subject, at);
  const confirmed = staffEvent(actor, "binding_confirmed", subject, at);
  await deps.miniPrograms.changeBinding(appid, mchId, (now) => {
    const waiting = requestBinding(isOwn && now.state === "requested" ? { state: "none" } : now, at);
    const next = isOwn ? confirmBinding(waiting, at) : waiting;
    return { next, events: isOwn ? [asked, confirmed] : [asked], messages };
  });
}

/** The merchant's owner answers a request. @throws `entity_not_found` where there is none, or it has ended */
export async function answerBinding(
  appid: string,
  mchId: string,
  answer: "confirmed" | "refused",
  actor: Permitted<"merchants.confirm_binding" | "merchants.refuse_binding">,
  deps: BindingDeps,
  at: Date,
): Promise<void> {
  const { miniPrograms } = deps;
  const app = await miniPrograms.find(appid);
  const notification = notifications[answer](app, mchId);
  const messages = await notificationsToOwners([app?.organisationId], notification, actor, deps, at);
  const decide = answer === "confirmed" ? confirmBinding : refuseBinding;
  const event = staffEvent(actor, `binding_${answer}`, `${appid} ${mchId}`, at);
  await miniPrograms.changeBinding(appid, mchId, (now) => ({
    next: decide(now, at),
    events: [event],
    messages,
  }));
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
  deps: BindingDeps,
  at: Date,
): Promise<void> {
  const { miniPrograms, merchants } = deps;
  const merchant = (await merchants.find(mchId)) ?? refuse("entity_not_found", { hint: unknown(mchId) });
  const app = await miniPrograms.find(appid);
  const both = [app?.organisationId, merchant.organisationId];
  const notification = notifications[bound ? "bound" : "unbound"](app, mchId);
  const messages = await notificationsToOwners(both, notification, actor, deps, at);
  const event = staffEvent(actor, bound ? "merchant_bound" : "merchant_unbound", `${appid} ${mchId}`, at);
  await miniPrograms.changeBinding(appid, mchId, (now) => ({
    next: bound ? { state: "bound" } : endBinding(now, at),
    events: [event],
    messages,
  }));
}

type About = MiniProgram | undefined;
const called = (app: About) => ({
  en: `${app?.name ?? ""} (${app?.appid ?? ""})`,
  zh: `${app?.name ?? ""}（${app?.appid ?? ""}）`,
});

/** What the owners of the other side read; of both, where staff did it. */
const notifications = {
  asked: (app: About, mchId: string, until: Date): Notification => ({
    said: {
      en: `The mini program ${called(app).en} of ${app?.serviceProvider.legalName} asks to use your merchant number ${mchId}.`,
      zh: `${app?.serviceProvider.legalName}的小程序${called(app).zh}申请使用贵单位的商户号 ${mchId}。`,
    },
    next: { en: "an owner confirms or refuses it", zh: "由所有者同意或拒绝" },
    until,
  }),
  confirmed: (app: About, mchId: string): Notification => ({
    said: {
      en: `The mini program ${called(app).en} may use the merchant number ${mchId} now.`,
      zh: `小程序${called(app).zh}已获准使用商户号 ${mchId}。`,
    },
  }),
  refused: (app: About, mchId: string): Notification => ({
    said: {
      en: `The merchant's owner refused to let the mini program ${called(app).en} use the number ${mchId}.`,
      zh: `商户所有者拒绝小程序${called(app).zh}使用商户号 ${mchId}。`,
    },
  }),
  bound: (app: About, mchId: string): Notification => ({
    said: {
      en: `The platform has bound the mini program ${called(app).en} to the merchant ${mchId}.`,
      zh: `平台已将小程序${called(app).zh}绑定到商户 ${mchId}。`,
    },
  }),
  unbound: (app: About, mchId: string): Notification => ({
    said: {
      en: `The mini program ${called(app).en} may not use the merchant number ${mchId} any more, or asks for it no longer.`,
      zh: `小程序${called(app).zh}不再使用商户号 ${mchId}，或其绑定申请已撤回。`,
    },
  }),
};

const unknown = (mchId: string) => ({ en: `no merchant ${mchId}`, zh: `没有商户 ${mchId}` });
const nobodys = (mchId: string) => ({
  en: `nobody could confirm it: merchant ${mchId} belongs to no organisation yet; the platform's operator can change that`,
  zh: `无人可以确认：商户 ${mchId} 尚未归属任何主体；请联系平台运营方`,
});
