/** Another than the proposer decides: once, while there is time. */
import { openRecord, type Text } from "@shiming/crypto";
import type { Actor, CommandLine, Staff, TokenHolder } from "../actor/actor.ts";
import { nameOfActor } from "../actor/actor.ts";
import { requireShownText } from "../administration/shown-text.ts";
import { staffEvent } from "../administration/staff-event.ts";
import { stateOfToken } from "../api-token/api-token.ts";
import { type OwnerDeps, ownerNow } from "../api-token/owner.ts";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { ApiTokenStore } from "../ports/api-token-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { ProposalStore } from "../ports/proposal-store.ts";
import { proposalStateWords } from "../words/index.ts";
import { type Decision, isOpen, type Proposal, proposalColumn, stateOfProposal } from "./proposal.ts";
import { noProposal } from "./propose.ts";

type Deciding = Permitted<"proposals.confirm" | "proposals.reject">;
interface DecideDeps {
  readonly proposals: Pick<ProposalStore, "change">;
}

/** @throws `value_invalid` for one that was decided, or has expired; `forbidden` for the proposer */
export function requireConfirmer(actor: Actor, proposal: Proposal, at: Date): Staff | CommandLine {
  if (actor.kind !== "staff" && actor.kind !== "command_line") return refuse("forbidden");
  requireOpen(proposal, at);
  if (actor.kind === "staff" && actor.id === proposal.proposer.staffId)
    refuse("forbidden", { hint: ANOTHER });
  return actor;
}

/** Who proposed it, with the roles of now; `undefined` for whoever has left, and for a token that ended. */
export async function proposerNow(
  { proposer }: Proposal,
  deps: OwnerDeps & { readonly apiTokens: Pick<ApiTokenStore, "find"> },
  at: Date,
): Promise<Staff | TokenHolder | undefined> {
  const owner = await ownerNow({ kind: "staff", id: proposer.staffId }, deps);
  if (owner?.kind !== "staff" || proposer.tokenId === undefined)
    return owner?.kind === "staff" ? owner : undefined;
  const token = await deps.apiTokens.find(proposer.tokenId);
  if (!token || stateOfToken(token, at) !== "good") return undefined;
  return { kind: "token", id: token.id, owner, actions: token.actions };
}

/** What the operation is asked with. */
export function inputOfProposal({ id, sealedInput }: Proposal, keys: KeyEncryptionKeys): unknown {
  const plain = openRecord(sealedInput, proposalColumn(id), (keyId) => keys.byId(keyId));
  return JSON.parse(Buffer.from(plain).toString());
}

/** From here on nobody else decides it, for as long as it may take to be done. */
export function beginConfirming(id: string, actor: Deciding, deps: DecideDeps, at: Date): Promise<void> {
  return decide(
    id,
    "proposal_confirmed",
    { state: "confirming", by: nameOfActor(actor), at },
    actor,
    deps,
    at,
  );
}

/** @param reason why, told to the proposer; the proposer takes it back by this as well */
export function rejectProposal(
  id: string,
  reason: string,
  actor: Deciding,
  deps: DecideDeps,
  at: Date,
): Promise<void> {
  const said = requireShownText("reason", reason);
  const decision: Decision = { state: "rejected", by: nameOfActor(actor), at, reason: said };
  return decide(id, "proposal_rejected", decision, actor, deps, at);
}

/** It cannot be done, as was found before anybody has begun to. @throws `value_invalid` where somebody else was faster */
export function failProposal(
  id: string,
  why: Text,
  actor: Deciding,
  { proposals }: DecideDeps,
  at: Date,
): Promise<void> {
  return proposals.change(id, (now) => {
    if (!now) return refuse("entity_not_found", { hint: noProposal(id) });
    requireOpen(now, at);
    const decision: Decision = { state: "failed", by: nameOfActor(actor), at, why };
    return { next: { ...now, decision }, events: [staffEvent(actor, "proposal_failed", id, at)] };
  });
}

/** Remembers what became of one that {@link beginConfirming} has begun with. @param why it cannot be done, where it cannot */
export function endConfirming(
  id: string,
  why: Text | undefined,
  actor: Deciding,
  deps: DecideDeps,
  at: Date,
): Promise<void> {
  const by = nameOfActor(actor);
  const event = staffEvent(actor, "proposal_failed", id, at);
  return deps.proposals.change(id, (now) => {
    if (!now) return refuse("entity_not_found", { hint: noProposal(id) });
    if (why === undefined) return { next: { ...now, decision: { state: "confirmed", by, at } }, events: [] };
    return { next: { ...now, decision: { state: "failed", by, at, why } }, events: [event] };
  });
}

function decide(
  id: string,
  action: AuditAction,
  decision: Decision,
  actor: Deciding,
  { proposals }: DecideDeps,
  at: Date,
): Promise<void> {
  return proposals.change(id, (now) => {
    if (!now) return refuse("entity_not_found", { hint: noProposal(id) });
    requireOpen(now, at);
    const event = staffEvent(actor, action, `${id} ${now.action}`, at);
    return { next: { ...now, decision }, events: [event] };
  });
}

function requireOpen(proposal: Proposal, at: Date): void {
  if (isOpen(proposal, at)) return;
  const state = stateOfProposal(proposal, at);
  refuse("value_invalid", {
    hint: {
      en: `proposal ${proposal.id} is ${state}: there is nothing to decide`,
      zh: `提议 ${proposal.id} 处于“${proposalStateWords[state].zh}”，无需再决定`,
    },
  });
}

const ANOTHER: Text = {
  en: "somebody else has to confirm what you have proposed, yourself or by a token",
  zh: "由你本人或你的令牌提议的，须由另一人确认",
};
