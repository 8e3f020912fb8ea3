/** A mini program becomes another organisation's when both owners say so. */
import type { Sensitive } from "@shiming/crypto";
import { may, type Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import { isOpenOffer, type MiniProgram } from "../mini-program/mini-program.ts";
import type { RealnameAccess } from "../mini-program/realname-access.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { RandomBytes } from "../random.ts";
import { changeMiniProgram } from "./mini-programs.ts";
import { newSecret } from "./secret.ts";
import { staffEvent } from "./staff-event.ts";

interface TransferDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "change">;
}

/** An offer takes the place of one before. @throws `entity_not_found`; `value_invalid` for one to its own organisation */
export function offerTransfer(
  appid: string,
  to: Organisation,
  actor: Permitted<"apps.offer_transfer">,
  deps: TransferDeps,
  at: Date,
): Promise<void> {
  const offer = (now: MiniProgram) => {
    if (now.organisationId === undefined) refuse("value_invalid", { hint: NOBODYS });
    if (now.organisationId === to.id) refuse("value_invalid", { hint: OWN });
    return { offer: { to: to.id, at } };
  };
  return changeMiniProgram(appid, "transfer_offered", offer, actor, deps, at);
}

/** By whoever offered it, or whom it was offered to. @throws `entity_not_found` where it is not offered */
export function endTransferOffer(
  appid: string,
  actor: Permitted<"apps.cancel_transfer" | "apps.refuse_transfer">,
  how: "cancelled" | "refused",
  deps: TransferDeps,
  at: Date,
): Promise<void> {
  const end = (now: MiniProgram) => {
    const offer = requireOffer(now, at);
    if (how === "refused") requireReceiver(actor, "apps.refuse_transfer", offer.to);
    return { offer: undefined };
  };
  return changeMiniProgram(appid, `transfer_${how}`, end, actor, deps, at);
}

/**
 * The mini program is now this organisation's. What was the former one's ends in the same commit: its secret, access
 * tokens, bindings and unused consents, and its real-name access, which was approved for another legal entity.
 * @returns the new secret, told this once. @throws `entity_not_found` where it is not offered (any more)
 */
export async function acceptTransfer(
  appid: string,
  actor: Permitted<"apps.accept_transfer">,
  deps: { readonly miniPrograms: Pick<MiniProgramStore, "transfer">; readonly random: RandomBytes },
  at: Date,
): Promise<Sensitive<string>> {
  const secret = newSecret(deps.random);
  const accept = (now: MiniProgram | undefined) => {
    const { offer, ...app } = now ?? refuse("entity_not_found");
    const { to } = requireOffer({ offer }, at);
    requireReceiver(actor, "apps.accept_transfer", to);
    const access = endedAccess(app.access, at);
    const next = { ...app, organisationId: to, access, approvedUses: [] };
    const subject = `${appid} ${app.organisationId} ${to}`;
    const events = [staffEvent(actor, "transfer_accepted", subject, at)];
    if (access !== app.access) events.push(staffEvent(actor, "access_ended", appid, at));
    return { next: { ...next, secretDigest: digestOf(secret.reveal()) }, events };
  };
  await deps.miniPrograms.transfer(appid, accept, at);
  return secret;
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
