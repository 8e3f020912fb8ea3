import type { Digest } from "../digest.ts";
import type { Caused } from "../outbox/caused.ts";
import type { Invitation } from "../people/invitation.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";
import type { StaffMember } from "../people/staff-member.ts";
import type { Change } from "./change.ts";

/** What whoever accepts is already, where the invitation leads. */
export interface Standing {
  readonly staff: StaffMember | undefined;
  /** Of the organisation that the invitation is to; of none where it is to the staff. */
  readonly members: readonly OrganisationMember[];
}

export interface InvitationStore {
  find(id: string): Promise<Invitation | undefined>;
  findByToken(token: Digest): Promise<Invitation | undefined>;
  /** Newest first. */
  list(to: { readonly kind: "staff" } | { readonly organisationId: string }): Promise<readonly Invitation[]>;

  /** Adds or changes. */
  change(id: string, change: Change<Invitation | undefined, Invitation>): Promise<void>;

  /** The invitation is spent exactly when what it gives is given: of concurrent tries one sees it open. */
  accept(
    id: string,
    personId: string,
    decide: (
      now: Invitation | undefined,
      standing: Standing,
    ) => Caused & { readonly next: Invitation; readonly standing: Standing },
  ): Promise<void>;
}
