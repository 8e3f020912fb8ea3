import type { MembershipStore } from "../ports/membership-store.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { People } from "../ports/people.ts";

/** Where the owners of the organisation that a merchant belongs to read their mail; none where it belongs to none. */
export async function ownersAddresses(
  mchId: string,
  deps: {
    readonly merchants: Pick<MerchantStore, "find">;
    readonly memberships: Pick<MembershipStore, "membersOf">;
    readonly people: Pick<People, "find">;
  },
): Promise<readonly string[]> {
  const organisationId = (await deps.merchants.find(mchId))?.organisationId;
  if (organisationId === undefined) return [];
  const members = await deps.memberships.membersOf(organisationId);
  const owners = members.filter(({ role }) => role === "owner").map(({ personId }) => personId);
  const persons = owners.length === 0 ? [] : await deps.people.find(owners);
  return persons.map(({ email }) => email.reveal());
}
