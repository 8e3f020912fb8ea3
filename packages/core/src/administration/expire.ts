/** Ends what nobody answered in time: the end is on record, and whoever waits for the answer hears of it. */
import { nameOfActor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { expireRequest } from "../mini-program/binding.ts";
import { isOpenOffer, type MiniProgram, OFFER_LIFE_MS } from "../mini-program/mini-program.ts";
import {
  type Notification,
  type NotificationDeps,
  notificationsTo,
  notificationsToOwners,
} from "../people/notifications.ts";
import type { InvitationStore } from "../ports/invitation-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { ProposalStore } from "../ports/proposal-store.ts";
import { type Proposal, stateOfProposal } from "../proposal/proposal.ts";
import { staffEvent } from "./staff-event.ts";

export interface ExpireDeps extends NotificationDeps {
  readonly miniPrograms: Pick<
    MiniProgramStore,
    "find" | "offeredUntil" | "change" | "bindingRequestsOver" | "changeBinding"
  >;
  readonly invitations: Pick<InvitationStore, "listOver" | "change">;
  readonly proposals: Pick<ProposalStore, "listOver" | "change">;
}

type Expiring = Permitted<"requests.expire">;

/** Each once, on any number of nodes. @returns how many there were */
export async function expireRequests(actor: Expiring, deps: ExpireDeps, at: Date): Promise<number> {
  const offers = await deps.miniPrograms.offeredUntil(new Date(at.getTime() - OFFER_LIFE_MS));
  for (const app of offers) await expireOffer(app, actor, deps, at);
  const requests = await deps.miniPrograms.bindingRequestsOver(at);
  for (const { appid, mchId } of requests) await expireBindingRequest(appid, mchId, actor, deps, at);
  const invitations = await deps.invitations.listOver(at);
  for (const { id } of invitations) await expireInvitation(id, actor, deps, at);
  const proposals = await deps.proposals.listOver(at);
  for (const proposal of proposals) await expireProposal(proposal, actor, deps, at);
  return offers.length + requests.length + invitations.length + proposals.length;
}

async function expireOffer(app: MiniProgram, actor: Expiring, deps: ExpireDeps, at: Date): Promise<void> {
  const { appid } = app;
  const notification = said(
    `Nobody took over the mini program ${app.name} (${appid}) in time: it stays where it is.`,
    `小程序${app.name}（${appid}）的转让逾期未接收，仍归原主体所有。`,
  );
  const messages = await notificationsToOwners(
    [app.organisationId, app.offer?.to],
    notification,
    actor,
    deps,
    at,
  );
  const events = [staffEvent(actor, "transfer_expired", appid, at)];
  await deps.miniPrograms.change(appid, (found) => {
    const now = found ?? refuse("entity_not_found");
    const { offer } = now;
    if (!offer || offer.expiredAt || isOpenOffer(offer, at)) return { next: now, events: [] };
    return { next: { ...now, offer: { ...offer, expiredAt: at } }, events, messages };
  });
}

async function expireBindingRequest(
  appid: string,
  mchId: string,
  actor: Expiring,
  deps: ExpireDeps,
  at: Date,
): Promise<void> {
  const app = await deps.miniPrograms.find(appid);
  const notification = said(
    `The owner of the merchant ${mchId} did not answer in time whether ${app?.name} (${appid}) may use its number; ask again.`,
    `商户 ${mchId} 的所有者逾期未答复${app?.name}（${appid}）的绑定申请，可重新申请。`,
  );
  const messages = await notificationsToOwners([app?.organisationId], notification, actor, deps, at);
  const events = [staffEvent(actor, "binding_request_expired", `${appid} ${mchId}`, at)];
  await deps.miniPrograms.changeBinding(appid, mchId, (now) => {
    const next = expireRequest(now, at);
    return next ? { next, events, messages } : { next: now, events: [] };
  });
}

async function expireInvitation(id: string, actor: Expiring, deps: ExpireDeps, at: Date): Promise<void> {
  const events = [staffEvent(actor, "invitation_expired", id, at)];
  await deps.invitations.change(id, (found) => {
    const now = found ?? refuse("entity_not_found");
    if (now.state !== "open" || at < now.endsAt) return { next: now, events: [] };
    return { next: { ...now, state: "expired", settledAt: at }, events };
  });
}

async function expireProposal(
  { id, action, proposer }: Proposal,
  actor: Expiring,
  deps: ExpireDeps,
  at: Date,
): Promise<void> {
  const notification = said(
    `Nobody confirmed your proposal ${id} (${action}) in time; propose it again if it is still needed.`,
    `您的提议 ${id}（${action}）逾期无人确认；如仍需要，请重新提议。`,
  );
  const messages = await notificationsTo([proposer.staffId], notification, `proposal ${id}`, deps, at);
  const events = [staffEvent(actor, "proposal_expired", id, at)];
  await deps.proposals.change(id, (found) => {
    const now = found ?? refuse("entity_not_found");
    const isOver = now.decision.state === "proposed" && stateOfProposal(now, at) === "expired";
    if (!isOver) return { next: now, events: [] };
    return { next: { ...now, decision: { state: "expired", by: nameOfActor(actor), at } }, events, messages };
  });
}

const said = (en: string, zh: string): Notification => ({ said: { en, zh } });
