import type { Caused } from "../outbox/caused.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";

export interface MembershipStore {
  /** Everywhere that a person is a member. */
  of(personId: string): Promise<readonly OrganisationMember[]>;
  membersOf(organisationId: string): Promise<readonly OrganisationMember[]>;

  /** Sees all members of the organisation, and tells those that it has then. */
  change(
    organisationId: string,
    change: (now: readonly OrganisationMember[]) => Caused & { readonly next: readonly OrganisationMember[] },
  ): Promise<void>;
}
