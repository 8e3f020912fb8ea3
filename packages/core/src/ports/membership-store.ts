import type { Caused } from "../outbox/caused.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";

export interface MembershipStore {
  /** Everywhere that a person is a member. Cheap: it is asked at every call. */
  of(personId: string): Promise<readonly OrganisationMember[]>;
  /** Those who came first stand first. */
  membersOf(organisationId: string): Promise<readonly OrganisationMember[]>;

  /** Sees all members of the organisation, and tells all those that it has then. @throws `entity_not_found` */
  change(
    organisationId: string,
    change: (now: readonly OrganisationMember[]) => Caused & { readonly next: readonly OrganisationMember[] },
  ): Promise<void>;
}
