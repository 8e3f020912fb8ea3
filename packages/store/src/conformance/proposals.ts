import { digestOf, type Proposal, type Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

function proposal(id: string, over: Partial<Proposal> = {}): Proposal {
  return {
    id,
    action: "apps.bind",
    proposer: { staffId: "staff 1" },
    proposedAt: at(0),
    endsAt: at(600),
    sealedInput: Buffer.from([0, 1, 127, 255]),
    ground: digestOf("ground"),
    decision: { state: "proposed" },
    ...over,
  };
}

const put = ({ proposals }: Stores, next: Proposal) =>
  proposals.change(next.id, () => ({ next, events: [staffWrite("proposed")] }));

export function describeProposals(it: StoreTest): void {
  describe("a proposal", () => {
    const decided = { by: "staff staff 2", at: at(5) };
    it("is found as it is in each state, over a restart", async ({ database }) => {
      const all = [
        proposal("a", { proposer: { staffId: "staff 1", tokenId: "token" } }),
        proposal("b", { decision: { state: "confirming", ...decided } }),
        proposal("c", { decision: { state: "confirmed", ...decided } }),
        proposal("d", { decision: { state: "rejected", ...decided, reason: "不需要" } }),
        proposal("e", { decision: { state: "failed", ...decided, why: { en: "changed", zh: "已变化" } } }),
      ];
      for (const each of all) await put(database.stores, each);
      await database.restart();
      const { proposals } = database.stores;
      expect(await Promise.all([..."abcde", "none"].map((id) => proposals.find(id)))).toEqual([
        ...all,
        undefined,
      ]);
      expect(await kindsIn(database.stores)).toHaveLength(5);
    });

    it("is listed newest first, page by page, and among those that are open", async ({ database }) => {
      const { stores } = database;
      await atOnce(5, (n) => put(stores, proposal(`p${n}`, { proposedAt: at(n), endsAt: at(n + 100) })));
      await put(stores, proposal("p1", { proposedAt: at(1), decision: { state: "confirmed", ...decided } }));
      const ids = async (page: Parameters<typeof stores.proposals.list>[0]) =>
        (await stores.proposals.list(page)).map(({ id }) => id);
      expect(await ids({ limit: 2 })).toEqual(["p4", "p3"]);
      expect(await ids({ limit: 9, after: "p3" })).toEqual(["p2", "p1", "p0"]);
      expect(await ids({ limit: 9, openAt: at(99) })).toEqual(["p4", "p3", "p2", "p0"]);
      expect(await ids({ limit: 9, openAt: at(102) })).toEqual(["p4", "p3"]);
      await expect(ids({ limit: 1, after: "none" })).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is decided once, by whoever comes first of many", async ({ database }) => {
      const { stores } = database;
      await put(stores, proposal("a"));
      const outcomes = await atOnce(10, (n) =>
        stores.proposals
          .change("a", (now) => {
            if (now?.decision.state !== "proposed") throw new Error("decided");
            const decision = { state: "confirming", by: `staff ${n}`, at: at(n) } as const;
            return { next: { ...now, decision }, events: [staffWrite("proposal_confirmed")] };
          })
          .then(
            () => "done",
            () => "late",
          ),
      );
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect(await kindsIn(stores)).toHaveLength(2);
    });
  });
}
