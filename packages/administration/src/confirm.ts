/** A proposal is confirmed: it is done in the name of both, if it still can be. */
import {
  beginConfirming,
  type Confirmed,
  DomainError,
  endConfirming,
  failProposal,
  inputOfProposal,
  type Permitted,
  type Proposal,
  proposerNow,
  refuse,
  requireConfirmer,
  requireProposal,
  type Text,
} from "@shiming/core";
import type { RunDeps } from "./operation.ts";

/**
 * @returns what the operation answers
 * @throws `forbidden` for whoever may not do it themselves, or has proposed it; `value_invalid` for a proposal that is not open, or
 * whose ground has changed, and whatever the operation refuses: then the proposal has failed
 */
export async function confirmProposal(
  id: string,
  actor: Permitted<"proposals.confirm">,
  deps: RunDeps,
  at: Date,
): Promise<unknown> {
  const { stores, keys, others } = deps;
  const proposal = await requireProposal(id, stores);
  const { action } = proposal;
  const confirmer = requireConfirmer(actor, proposal, at);
  const input = inputOfProposal(proposal, keys);
  const fail = orFail(proposal, failProposal, actor, deps, at);
  await fail(() => others.rehearse(action, input, confirmer, at), "forbidden");
  const proposer = await proposerNow(proposal, stores, at);
  const both: Confirmed = await fail(async () =>
    proposer ? { kind: "confirmed", proposer, confirmer } : refuse("value_invalid", { hint: LEFT }),
  );
  await fail(async () => {
    const ground = await others.rehearse(action, input, both, at);
    if (ground !== proposal.ground) refuse("value_invalid", { hint: CHANGED });
  });
  await beginConfirming(id, actor, stores, at);
  const failBegun = orFail(proposal, endConfirming, actor, deps, at);
  const result = await failBegun(() => others.perform(action, input, both, at));
  await endConfirming(id, undefined, actor, stores, at);
  return result;
}

/** What refuses has failed the proposal, but for a refusal that is about the confirmer alone. */
function orFail(
  proposal: Proposal,
  remember: typeof failProposal,
  actor: Permitted<"proposals.confirm">,
  { stores }: RunDeps,
  at: Date,
) {
  return async <T>(work: () => Promise<T>, except?: DomainError["failure"]): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.failure === except) throw error;
      const hint = error.failure === "forbidden" ? LEFT : (error.detail.hint ?? CHANGED);
      await remember(proposal.id, hint, actor, stores, at);
      return refuse(error.failure === "forbidden" ? "value_invalid" : error.failure, { hint: failed(hint) });
    }
  };
}

const LEFT: Text = {
  en: "whoever proposed it may not do it any more",
  zh: "提议人已无权执行该操作",
};
const CHANGED: Text = {
  en: "what it is about has changed since it was proposed",
  zh: "提议之后，所涉及的内容已发生变化",
};

const failed = ({ en, zh }: Text): Text => ({
  en: `the proposal has failed: ${en}; look at it as it is now, and propose it again`,
  zh: `提议失败：${zh}；请查看现状后重新提议`,
});
