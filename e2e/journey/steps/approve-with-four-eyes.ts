/** One reviewer proposes the approval, another one confirms it. */
import { expect } from "vitest";
import { dayOf, expectLetter, expectStanding, type Standing, stateOf } from "../support/standing.ts";
import type { Step } from "../support/step.ts";
import { CATEGORY, noted, type Story } from "../support/story.ts";
import { UNDER_REVIEW } from "./apply-online.ts";

const DAY_MS = 86_400_000;
/** How long the approval is for. */
export const LIFE_DAYS = 30;

export const proposesTheApproval: Step = {
  name: "a reviewer proposes to approve it",
  async act({ platform, reviewerOne, notes }) {
    notes.endsAt ??= new Date(platform.now().getTime() + LIFE_DAYS * DAY_MS);
    const input = { id: noted(notes.applicationId), ends_at: notes.endsAt.toISOString() };
    const { status, json } = await reviewerOne.asks("applications.approve", input);
    expect([status, json]).toMatchObject([202, { state: "proposed", operation: "applications.approve" }]);
  },
  isDone: async (story) => (await openProposals(story)).length > 0,
  async seen(story) {
    const [proposal, ...others] = await openProposals(story);
    expect(others).toEqual([]);
    story.notes.proposalId = noted(proposal).proposal_id;
    await expectStanding(story, UNDER_REVIEW);
    const own = await story.reviewerOne.asks("proposals.confirm", { proposal_id: story.notes.proposalId });
    expect([own.status, own.json.failure]).toEqual([403, "forbidden"]);
  },
};

async function openProposals({ reviewerTwo }: Story) {
  const { proposals } = await reviewerTwo.do("proposals.list", { open: true, limit: 10 });
  return proposals;
}

export const APPROVED: Standing = {
  ...{ state: "approved", who: "nobody", what: null },
  ...{ capability: "approved", toDo: "无需操作，按钮和接口均可使用" },
};

export const confirmsTheApproval: Step = {
  name: "another reviewer confirms",
  act: ({ reviewerTwo, notes }) =>
    reviewerTwo.do("proposals.confirm", { proposal_id: noted(notes.proposalId) }),
  isDone: async (story) => (await stateOf(story)) === "approved",
  async seen(story) {
    const { provider, notes } = story;
    const shown = await expectStanding(story, APPROVED);
    expect(shown.approval).toMatchObject({
      ends_at: noted(notes.endsAt).toISOString(),
      quota: { per_minute: 600, per_day: 40_000 },
    });
    expect(shown.history.at(-1)?.by).toMatch(/^staff \S+, confirmed by staff \S+$/);
    await expectLetter(story, "您的申请已通过。", [
      "通过的类目: 医疗 > 公立医疗机构",
      `有效期至: ${dayOf(shown.approval?.ends_at ?? null)}`,
      "下一步: 按钮和接口现在可以使用；商户还没有证书的，请在控制台申请证书",
    ]);
    const [app] = await provider.do("apps.list", {});
    expect(app).toMatchObject({ access: { state: "approved" }, approved_categories: [CATEGORY] });
  },
};
