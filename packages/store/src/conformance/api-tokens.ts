import type { ApiToken, ApiTokenPage, Stores } from "@shiming/core";
import { digestOf } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

function token(id: string, over: Partial<ApiToken> = {}): ApiToken {
  return {
    id,
    secretDigest: digestOf(id),
    name: "流水线",
    owner: { kind: "staff", id: "staff 1" },
    actions: ["apps.list", "apps.suspend"],
    createdAt: at(0),
    endsAt: at(86_400),
    ...over,
  };
}

const put = ({ apiTokens }: Stores, next: ApiToken) =>
  apiTokens.change(next.id, () => ({ next, events: [staffWrite("token_created")] }));

export function describeApiTokens(it: StoreTest): void {
  describe("an API token", () => {
    it("is found as it was made, over a restart", async ({ database }) => {
      const member = { kind: "member", id: "person", organisationId: "organisation" } as const;
      const tokens = [token("a"), token("b", { owner: member, lastUsedAt: at(1), revokedAt: at(2) })];
      for (const each of tokens) await put(database.stores, each);
      await database.restart();
      const { apiTokens } = database.stores;
      expect(await Promise.all(["a", "b", "c"].map((id) => apiTokens.find(id)))).toEqual([
        ...tokens,
        undefined,
      ]);
      expect(await kindsIn(database.stores)).toEqual(["staff_write", "staff_write"]);
    });

    it("is listed newest first, among all or among its owner's", async ({ database }) => {
      const owner = { kind: "staff", id: "staff 2" } as const;
      await put(database.stores, token("a", { createdAt: at(1) }));
      await put(database.stores, token("b", { createdAt: at(3), owner }));
      await put(database.stores, token("c", { createdAt: at(2) }));
      const ids = async (ownerId?: string) =>
        (await database.stores.apiTokens.list({ ownerId })).map(({ id }) => id);
      expect(await Promise.all([ids(), ids("staff 1"), ids("staff 2"), ids("staff")])).toEqual([
        ["b", "c", "a"],
        ["c", "a"],
        ["b"],
        [],
      ]);
    });

    it("is found by a part of its name, in its organisation, page by page", async ({
      database: { stores },
    }) => {
      const owner = { kind: "member", id: "person", organisationId: "a" } as const;
      await put(stores, token("a", { createdAt: at(1), endsAt: at(9) }));
      await put(stores, token("b", { createdAt: at(2), endsAt: at(8), owner, name: "Nightly" }));
      await put(stores, token("c", { createdAt: at(3), endsAt: at(7), owner }));
      const ids = async (page: ApiTokenPage) => (await stores.apiTokens.list(page)).map(({ id }) => id);
      expect(await ids({ limit: 2 })).toEqual(["c", "b"]);
      expect(await ids({ limit: 2, after: "b" })).toEqual(["a"]);
      expect(await ids({ order: "ends_at" })).toEqual(["c", "b", "a"]);
      expect(await ids({ search: "nightly" })).toEqual(["b"]);
      expect(await ids({ organisationId: "a" })).toEqual(["c", "b"]);
    });

    it("is changed by each of those who change it at once", async ({ database }) => {
      await put(database.stores, token("a", { name: "" }));
      await atOnce(10, (n) =>
        database.stores.apiTokens.change("a", (now) => ({
          next: { ...(now ?? token("a")), name: `${now?.name}${n}` },
          events: [],
        })),
      );
      expect((await database.stores.apiTokens.find("a"))?.name).toHaveLength(10);
    });

    it("remembers its last use, and no earlier one", async ({ database }) => {
      const { apiTokens } = database.stores;
      await put(database.stores, token("a"));
      for (const seconds of [60, 120, 90]) await apiTokens.recordUse("a", at(seconds));
      await apiTokens.recordUse("none", at(60));
      expect(await apiTokens.find("a")).toEqual(token("a", { lastUsedAt: at(120) }));
    });

    it("is revoked when older data is accepted", async ({ database }) => {
      const { apiTokens, olderData } = database.stores;
      await put(database.stores, token("a"));
      await put(database.stores, token("b", { revokedAt: at(1) }));
      const voided = await olderData.voidAll(at(2), at(2), (voided) => ({
        ...{ kind: "older_data_accepted", at: at(2), actor: "operator", lost: null, voided },
      }));
      expect(voided.apiTokens).toBe(1);
      expect((await apiTokens.list({})).map(({ revokedAt }) => revokedAt)).toEqual([at(1), at(2)]);
    });

    it("is revoked by a change, also where it is used meanwhile", async ({ database }) => {
      const { apiTokens } = database.stores;
      await put(database.stores, token("a"));
      const revoked = apiTokens.change("a", (now) => ({
        next: { ...(now ?? token("a")), revokedAt: at(5) },
        events: [],
      }));
      await Promise.all([revoked, apiTokens.recordUse("a", at(6))]);
      expect(await apiTokens.find("a")).toEqual(token("a", { revokedAt: at(5), lastUsedAt: at(6) }));
    });
  });
}
