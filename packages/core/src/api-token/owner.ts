/** Who a token's owner is now: what a token may do ends with the roles that its owner loses. */
import type { Member, Staff } from "../actor/actor.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import type { TokenOwner } from "./api-token.ts";

export interface OwnerDeps {
  readonly staff: Pick<StaffStore, "find">;
  readonly memberships: Pick<MembershipStore, "of">;
}

/** @returns `undefined` for somebody who has left */
export async function ownerNow(
  owner: TokenOwner,
  { staff, memberships }: OwnerDeps,
): Promise<Staff | Member | undefined> {
  if (owner.kind === "staff") {
    const member = await staff.find(owner.id);
    return member?.state === "active" ? { kind: "staff", id: owner.id, roles: member.roles } : undefined;
  }
  // Whoever has become staff works for the operator alone, as in a session.
  if ((await staff.find(owner.id))?.state === "active") return undefined;
  const there = (await memberships.of(owner.id)).filter(
    ({ organisationId }) => organisationId === owner.organisationId,
  );
  if (there.length === 0) return undefined;
  return { kind: "member", id: owner.id, memberships: there };
}
