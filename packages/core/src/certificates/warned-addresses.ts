/** Where those read their mail who can have a certificate renewed. */
import type { StaffRole } from "../actor/roles.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { People } from "../ports/people.ts";
import type { StaffStore } from "../ports/staff-store.ts";

export interface WarnedDeps {
  readonly merchants: Pick<MerchantStore, "find">;
  readonly memberships: Pick<MembershipStore, "membersOf">;
  readonly staff: Pick<StaffStore, "list">;
  readonly people: Pick<People, "find">;
}

/** Owners and developers of the merchant's organisation; where there is nobody, the platform's certificate officers. */
export async function warnedAddresses(mchId: string, deps: WarnedDeps): Promise<readonly string[]> {
  const organisationId = (await deps.merchants.find(mchId))?.organisationId;
  const members = organisationId === undefined ? [] : await deps.memberships.membersOf(organisationId);
  const meant = members.filter(({ role }) => role !== "viewer").map(({ personId }) => personId);
  const addresses = await addressesOf(meant, deps);
  return addresses.length > 0 ? addresses : officersAddresses(deps);
}

export async function officersAddresses(
  deps: Pick<WarnedDeps, "staff" | "people">,
): Promise<readonly string[]> {
  const officer: StaffRole = "certificate_officer";
  const staff = await deps.staff.list();
  const meant = staff.filter(({ state, roles }) => state === "active" && roles.includes(officer));
  return addressesOf(
    meant.map(({ id }) => id),
    deps,
  );
}

async function addressesOf(
  ids: readonly string[],
  { people }: Pick<WarnedDeps, "people">,
): Promise<readonly string[]> {
  const found = ids.length === 0 ? [] : await people.find(ids);
  return found.map(({ email }) => email.reveal());
}
