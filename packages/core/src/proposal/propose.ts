/** What one of the staff proposes is kept until another decides. */
import { sealRecord, type Text } from "@shiming/crypto";
import type { Actor, Staff, TokenHolder } from "../actor/actor.ts";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { type Action, type Rule, rules } from "../authorization/rules.ts";
import type { Digest } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { ProposalStore } from "../ports/proposal-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { PROPOSAL_LIFE_MS, type Proposal, type Proposer, proposalColumn } from "./proposal.ts";

/** One of the staff, or a program of theirs. */
export type OneOfStaff = Staff | (TokenHolder & { readonly owner: Staff });

/** Who has to be confirmed by another; `undefined` for whoever acts alone. */
export function needsAnother(
  actor: Actor,
  action: Action,
  { fourEyesApprovals }: { readonly fourEyesApprovals?: boolean | undefined },
): OneOfStaff | undefined {
  const { fourEyes }: Rule = rules[action];
  if (fourEyes === undefined || (fourEyes === "where_switched_on" && !fourEyesApprovals)) return undefined;
  return isOneOfStaff(actor) ? actor : undefined;
}

function isOneOfStaff(actor: Actor): actor is OneOfStaff {
  return actor.kind === "staff" || (actor.kind === "token" && actor.owner.kind === "staff");
}

const nameOf = (actor: OneOfStaff): Proposer =>
  actor.kind === "staff" ? { staffId: actor.id } : { staffId: actor.owner.id, tokenId: actor.id };

/**
 * @param asked an operation with plain JSON, which worked when it was rehearsed, and the ground of what it would have changed then
 */
export async function propose(
  asked: { readonly action: Action; readonly input: unknown; readonly ground: Digest },
  actor: Permitted<Action>,
  proposer: OneOfStaff,
  deps: {
    readonly proposals: Pick<ProposalStore, "change">;
    readonly keys: KeyEncryptionKeys;
    readonly random: RandomBytes;
  },
  at: Date,
): Promise<Proposal> {
  const { action, input, ground } = asked;
  const id = opaqueId(deps.random);
  const sealedInput = sealRecord(Buffer.from(JSON.stringify(input)), proposalColumn(id), deps.keys.current());
  const proposal: Proposal = {
    ...{ id, action, sealedInput, ground },
    proposer: nameOf(proposer),
    proposedAt: at,
    endsAt: new Date(at.getTime() + PROPOSAL_LIFE_MS),
    decision: { state: "proposed" },
  };
  const event = staffEvent(actor, "proposed", `${id} ${action}`, at);
  await deps.proposals.change(id, () => ({ next: proposal, events: [event] }));
  return proposal;
}

/** @throws `entity_not_found` */
export async function requireProposal(
  id: string,
  { proposals }: { readonly proposals: Pick<ProposalStore, "find"> },
): Promise<Proposal> {
  return (await proposals.find(id)) ?? refuse("entity_not_found", { hint: noProposal(id) });
}

export function noProposal(id: string): Text {
  return { en: `no proposal ${id}`, zh: `没有提议 ${id}` };
}
