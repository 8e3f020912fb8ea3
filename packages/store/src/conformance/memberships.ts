import type { OrganisationMember, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { addOrganisations, at, member, staffWrite } from "./samples.ts";

const events = [staffWrite("member_changed")];

function set({ memberships }: Stores, id: string, next: readonly OrganisationMember[]): Promise<void> {
  return memberships.change(id, () => ({ next, events }));
}

export function describeMemberships(it: StoreTest): void {
  describe("the members of an organisation", () => {
    it("are those that it was told, the first first, over a restart", async ({ database }) => {
      await addOrganisations(database.stores, "a", "b");
      const viewer = member("q", { role: "viewer", since: at(5) });
      const elsewhere = member("p", { organisationId: "b", role: "developer", since: at(9) });
      await set(database.stores, "a", [viewer, member("p")]);
      await set(database.stores, "b", [elsewhere]);
      await database.restart();
      const { memberships } = database.stores;
      expect(await memberships.membersOf("a")).toEqual([member("p"), viewer]);
      expect(await memberships.of("p")).toEqual([member("p"), elsewhere]);
      expect(await memberships.of("nobody")).toEqual([]);
      await set(database.stores, "a", [{ ...viewer, role: "owner" }]);
      expect(await memberships.membersOf("a")).toEqual([{ ...viewer, role: "owner" }]);
      expect(await memberships.of("p")).toEqual([elsewhere]);
    });

    it("are all there when many come at once", async ({ database }) => {
      const { stores } = database;
      await addOrganisations(stores, "a");
      await atOnce(10, (n) =>
        stores.memberships.change("a", (now) => ({ next: [...now, member(`p${n}`)], events })),
      );
      expect(await stores.memberships.membersOf("a")).toHaveLength(10);
    });

    it("stay as they were where one would be there twice, or there is no such organisation", async ({
      database,
    }) => {
      const { stores } = database;
      await addOrganisations(stores, "a");
      await set(stores, "a", [member("p")]);
      await expect(set(stores, "a", [member("q"), member("q")])).rejects.toThrow();
      await expect(set(stores, "none", [member("q")])).rejects.toMatchObject({ failure: "entity_not_found" });
      expect(await stores.memberships.membersOf("a")).toEqual([member("p")]);
      expect(await kindsIn(stores)).toHaveLength(2);
    });
  });
}
