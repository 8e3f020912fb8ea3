import { inputOfProposal, rejectProposal, requireProposal } from "@shiming/core";
import Type from "typebox";
import { confirmProposal } from "../confirm.ts";
import { operation } from "../operation.ts";
import { aboutOf, describeProposal, proposalNow } from "../proposal-facts.ts";
import { Input, Nullable } from "../schemas/common.ts";
import {
  ConfirmedProposal,
  ListedProposal,
  Proposal,
  ProposalId,
  ProposalWithInput,
} from "../schemas/proposal.ts";
import { thePlatform } from "../subjects.ts";

const TheProposal = Input({ proposal_id: ProposalId });

export const proposalOperations = {
  "proposals.list": operation("proposals.list", {
    method: "GET",
    path: "/proposals",
    summary: { en: "What staff have proposed, page by page", zh: "工作人员的提议（分页）" },
    input: Input({
      open: Type.Optional(Type.Boolean({ description: "those alone that wait for somebody" })),
      after: Type.Optional(ProposalId),
      limit: Type.Integer({ minimum: 1, maximum: 1000 }),
    }),
    output: Type.Object({ proposals: Type.Array(ListedProposal), next: Nullable(ProposalId) }),
    subject: thePlatform,
    run: async ({ open, after, limit }, _actor, { stores, keys }, at) => {
      const found = await stores.proposals.list({ limit: limit + 1, after, ...(open && { openAt: at }) });
      const proposals = found.slice(0, limit).map((proposal) => ({
        ...describeProposal(proposal, at),
        about: aboutOf(inputOfProposal(proposal, keys)),
      }));
      const next = found.length > limit ? (proposals.at(-1)?.proposal_id ?? null) : null;
      return { proposals, next };
    },
  }),

  "proposals.show": operation("proposals.show", {
    method: "GET",
    path: "/proposals/{proposal_id}",
    summary: { en: "A proposal, and what it would do", zh: "一项提议及其内容" },
    input: TheProposal,
    output: ProposalWithInput,
    subject: thePlatform,
    run: async ({ proposal_id }, _actor, { stores, keys }, at) => {
      const proposal = await requireProposal(proposal_id, stores);
      return { ...describeProposal(proposal, at), input: inputOfProposal(proposal, keys) };
    },
  }),

  "proposals.confirm": operation("proposals.confirm", {
    method: "POST",
    path: "/proposals/{proposal_id}/confirm",
    summary: { en: "Confirm what another has proposed: it is done now", zh: "确认他人的提议，随即执行" },
    input: TheProposal,
    output: ConfirmedProposal,
    subject: thePlatform,
    run: async ({ proposal_id }, actor, deps, at) => {
      const result = await confirmProposal(proposal_id, actor, deps, at);
      return { ...(await proposalNow(proposal_id, deps.stores, at)), result };
    },
  }),

  "proposals.reject": operation("proposals.reject", {
    method: "POST",
    path: "/proposals/{proposal_id}/reject",
    summary: { en: "Reject a proposal, or take your own back", zh: "否决一项提议，或撤回自己的提议" },
    input: Input({ proposal_id: ProposalId, reason: Type.String() }),
    output: Proposal,
    subject: thePlatform,
    run: async ({ proposal_id, reason }, actor, { stores }, at) => {
      await rejectProposal(proposal_id, reason, actor, stores, at);
      return proposalNow(proposal_id, stores, at);
    },
  }),
};
