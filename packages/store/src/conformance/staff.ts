import type { StaffMember } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

const member = (id: string, over: Partial<StaffMember> = {}): StaffMember => ({
  id,
  roles: ["reviewer", "auditor"],
  state: "active",
  since: at(0),
  ...over,
});
const events = [staffWrite("staff_roles_set")];

export function describeStaff(it: StoreTest): void {
  describe("the staff", () => {
    it("keeps its members and their roles over a restart", async ({ database }) => {
      await database.stores.staff.change("a", () => ({ next: member("a"), events }));
      await database.stores.staff.change("b", () => ({ next: member("b", { since: at(1) }), events }));
      await database.stores.staff.change("a", (now) => ({
        next: { ...(now ?? member("a")), state: "left" },
        events,
      }));
      await database.restart();
      const { staff } = database.stores;
      expect(await staff.list()).toEqual([member("a", { state: "left" }), member("b", { since: at(1) })]);
      expect(await staff.find("b")).toEqual(member("b", { since: at(1) }));
      expect(await staff.find("c")).toBeUndefined();
      expect(await kindsIn(database.stores)).toHaveLength(3);
    });

    it("lets each change see everybody as they are then, and changes nothing where it throws", async ({
      database,
    }) => {
      const { staff } = database.stores;
      const seen: number[] = [];
      await atOnce(10, (n) =>
        staff.change(`${n}`, (_now, all) => {
          seen.push(all.length);
          return { next: member(`${n}`), events };
        }),
      );
      expect(seen.sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      const refused = staff.change("0", () => {
        throw new Error("refused");
      });
      await expect(refused).rejects.toThrow("refused");
      expect(await staff.find("0")).toEqual(member("0"));
      expect(await kindsIn(database.stores)).toHaveLength(10);
    });
  });
}
