import type { Invitation, InvitedTo, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { addOrganisations, at, member, staffWrite } from "./samples.ts";

const toStaff: InvitedTo = { kind: "staff", roles: ["reviewer"] };
const TO_STAFF = { organisationId: undefined };
const events = [staffWrite("invitation_made")];

function open(id: string, over: Partial<Pick<Invitation, "to" | "at">> = {}): Invitation {
  return {
    id,
    tokenDigest: `digest of ${id}`,
    sealedAddress: Buffer.from([0, 1, 127, 255]),
    to: toStaff,
    by: "staff a",
    at: at(0),
    endsAt: at(600),
    state: "open",
    ...over,
  };
}

const add = (stores: Stores, invitation: Invitation) =>
  stores.invitations.change(invitation.id, () => ({ next: invitation, events }));

export function describeInvitations(it: StoreTest): void {
  describe("an invitation", () => {
    it("is found by its id and by its link, over a restart", async ({ database }) => {
      await add(database.stores, open("a"));
      await add(database.stores, open("b", { at: at(1) }));
      await database.stores.invitations.change("a", () => ({
        next: { ...open("a"), state: "revoked", settledAt: at(5) },
        events,
      }));
      await database.restart();
      const { invitations } = database.stores;
      const revoked = { ...open("a"), state: "revoked", settledAt: at(5) };
      expect(await invitations.find("a")).toEqual(revoked);
      expect(await invitations.findByToken("digest of b")).toEqual(open("b", { at: at(1) }));
      expect(await invitations.findByToken("digest of c")).toBeUndefined();
      expect(await invitations.list(TO_STAFF)).toEqual([open("b", { at: at(1) }), revoked]);
      expect(await invitations.list({ ...TO_STAFF, after: "b", limit: 1 })).toEqual([revoked]);
      expect(await invitations.list({ ...TO_STAFF, openAt: at(599) })).toEqual([open("b", { at: at(1) })]);
      expect(await invitations.list({ ...TO_STAFF, openAt: at(600) })).toEqual([]);
      expect(await kindsIn(database.stores)).toHaveLength(3);
    });

    it("makes a member of its organisation, or gives one another role", async ({ database }) => {
      const { invitations, memberships } = database.stores;
      await addOrganisations(database.stores, "a");
      const to: InvitedTo = { kind: "organisation", organisationId: "a", role: "developer" };
      for (const [id, role] of [
        ["1", "developer"],
        ["2", "viewer"],
      ] as const) {
        await add(database.stores, open(id, { to }));
        await invitations.accept(id, "p", () => ({
          next: { ...open(id, { to }), state: "accepted", personId: "p", settledAt: at(1) },
          standing: { member: member("p", { role }) },
          events,
        }));
        expect(await memberships.of("p")).toEqual([member("p", { role })]);
      }
      expect(await invitations.list({ organisationId: "a" })).toHaveLength(2);
      expect(await invitations.list(TO_STAFF)).toEqual([]);
    });

    it("is spent once, together with what it gives", async ({ database }) => {
      const { invitations, staff } = database.stores;
      await add(database.stores, open("a"));
      const accept = (n: number) =>
        invitations.accept("a", `person ${n}`, (now) => {
          if (now.state !== "open") throw new Error("spent");
          const member = { id: `person ${n}`, roles: ["reviewer"], state: "active", since: at(1) } as const;
          return {
            next: { ...open("a"), state: "accepted", personId: member.id, settledAt: at(1) },
            standing: { staff: member },
            events: [staffWrite("invitation_accepted")],
          };
        });
      const outcomes = await atOnce(5, (n) => accept(n).then(() => "taken", String));
      expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
      expect(await staff.list()).toHaveLength(1);
      expect((await staff.list())[0]?.id).toBe(
        ((await invitations.find("a")) as { personId: string }).personId,
      );
      const gone = invitations.accept("none", "p", () => ({ next: open("none"), standing: {}, events }));
      await expect(gone).rejects.toMatchObject({ failure: "entity_not_found" });
    });
  });
}
