/** A mini program becomes another organisation's when both owners say so. */
import type { Sensitive } from "@shiming/crypto";
import type { Actor } from "../actor/actor.ts";
import { may, type Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import { endOfOffer, isOpenOffer, type MiniProgram } from "../mini-program/mini-program.ts";
import type { RealnameAccess } from "../mini-program/realname-access.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import { type Notification, type NotificationDeps, notificationsToOwners } from "../people/notifications.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { changeMiniProgram } from "./mini-programs.ts";
import { newSecret } from "./secret.ts";
import { staffEvent } from "./staff-event.ts";

interface TransferDeps extends NotificationDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "change">;
}

/** An offer takes the place of one before; the owners of its receiver are told. @throws `entity_not_found`; `value_invalid` for one to its own organisation */
export async function offerTransfer(
  appid: string,
  to: Organisation,
  actor: Permitted<"apps.offer_transfer">,
  deps: TransferDeps,
  at: Date,
): Promise<void> {
  const offered = { to: to.id, at };
  const messages = await tell(appid, [to.id], notifications.offered(endOfOffer(offered)), actor, deps, at);
  const offer = (now: MiniProgram) => {
    if (now.organisationId === undefined) refuse("value_invalid", { hint: NOBODYS });
    if (now.organisationId === to.id) refuse("value_invalid", { hint: OWN });
    return { offer: offered };
  };
  await changeMiniProgram(appid, "transfer_offered", offer, actor, deps, at, messages);
}

/** By whoever offered it, or whom it was offered to. @throws `entity_not_found` where it is not offered */
export async function endTransferOffer(
  appid: string,
  actor: Permitted<"apps.cancel_transfer" | "apps.refuse_transfer">,
  how: "cancelled" | "refused",
  deps: TransferDeps,
  at: Date,
): Promise<void> {
  const app = await deps.miniPrograms.find(appid);
  const others = [app?.organisationId, app?.offer?.to];
  const messages = await tell(appid, others, notifications[how], actor, deps, at);
  const end = (now: MiniProgram) => {
    const offer = requireOffer(now, at);
    if (how === "refused") requireReceiver(actor, "apps.refuse_transfer", offer.to);
    return { offer: undefined };
  };
  await changeMiniProgram(appid, `transfer_${how}`, end, actor, deps, at, messages);
}

/**
 * The mini program is now this organisation's. What was the former one's ends in the same commit: its secret, access
 * tokens, bindings and unused consents, and its real-name access, which was approved for another legal entity.
 * @returns the new secret, told this once, and whose it was. @throws `entity_not_found` where it is not offered (any more)
 */
export async function acceptTransfer(
  appid: string,
  actor: Permitted<"apps.accept_transfer">,
  deps: NotificationDeps & { readonly miniPrograms: Pick<MiniProgramStore, "find" | "transfer"> },
  at: Date,
): Promise<{ readonly secret: Sensitive<string>; readonly formerOwner: string }> {
  const secret = newSecret(deps.random);
  const formerOwner = (await deps.miniPrograms.find(appid))?.organisationId ?? "";
  const messages = await tell(appid, [formerOwner], notifications.accepted, actor, deps, at);
  const accept = (now: MiniProgram | undefined) => {
    const { offer, ...app } = now ?? refuse("entity_not_found");
    const { to } = requireOffer({ offer }, at);
    requireReceiver(actor, "apps.accept_transfer", to);
    if (app.organisationId !== formerOwner) refuse("entity_not_found", { hint: NOT_OFFERED });
    const access = endedAccess(app.access, at);
    const next = { ...app, organisationId: to, access, approvedUses: [] };
    const subject = `${appid} ${app.organisationId} ${to}`;
    const events = [staffEvent(actor, "transfer_accepted", subject, at)];
    if (access !== app.access) events.push(staffEvent(actor, "access_ended", appid, at));
    return { next: { ...next, secretDigest: digestOf(secret.reveal()) }, events, messages };
  };
  await deps.miniPrograms.transfer(appid, accept, at);
  return { secret, formerOwner };
}

type Said = (name: string, appid: string) => Notification;

/** What the owners of the other side read. */
const notifications = {
  offered:
    (until: Date): Said =>
    (name, appid) => ({
      said: {
        en: `The mini program ${name} (${appid}) is offered to your organisation.`,
        zh: `小程序${name}（${appid}）拟转让给贵单位。`,
      },
      next: { en: "an owner accepts or refuses it", zh: "由所有者接收或拒绝" },
      until,
    }),
  cancelled: (name, appid) => ({
    said: {
      en: `The offer of the mini program ${name} (${appid}) was taken back.`,
      zh: `小程序${name}（${appid}）的转让已撤回。`,
    },
  }),
  refused: (name, appid) => ({
    said: {
      en: `Your offer of the mini program ${name} (${appid}) was refused; it stays yours.`,
      zh: `小程序${name}（${appid}）的转让被拒绝，仍归贵单位所有。`,
    },
  }),
  accepted: (name, appid) => ({
    said: {
      en: `The mini program ${name} (${appid}) was taken over and is no longer yours: its secret, bindings and real-name access have ended.`,
      zh: `小程序${name}（${appid}）已被接收，不再归贵单位所有；原密钥、绑定和实名授权均已终止。`,
    },
  }),
} as const satisfies Record<string, Said | ((until: Date) => Said)>;

async function tell(
  appid: string,
  organisationIds: readonly (string | undefined)[],
  said: Said,
  actor: Actor,
  deps: TransferDeps | Parameters<typeof acceptTransfer>[2],
  at: Date,
): Promise<readonly OutgoingMessage[]> {
  const name = (await deps.miniPrograms.find(appid))?.name ?? "";
  return notificationsToOwners(organisationIds, said(name, appid), actor, deps, at);
}

function endedAccess(access: RealnameAccess, at: Date): RealnameAccess {
  return access.state === "none" || access.state === "ended" ? access : { state: "ended", since: at };
}

function requireOffer({ offer }: Pick<MiniProgram, "offer">, at: Date) {
  return offer && isOpenOffer(offer, at) ? offer : refuse("entity_not_found", { hint: NOT_OFFERED });
}

/** It may have been offered to somebody else since the actor was asked about. */
function requireReceiver(actor: Permitted<Action>, action: Action, organisationId: string): void {
  if (!may(actor, action, { organisationId })) refuse("entity_not_found", { hint: NOT_OFFERED });
}

const NOT_OFFERED = {
  en: "this mini program is not offered, or was not taken within 30 days",
  zh: "该小程序没有待接收的转让，或已超过 30 天",
};
const NOBODYS = {
  en: "it belongs to no organisation that could offer it: the platform's operator assigns it",
  zh: "该小程序尚未归属任何主体，无法转让：请联系平台运营方",
};
const OWN = { en: "it belongs to this organisation already", zh: "该小程序已属于这个主体" };
