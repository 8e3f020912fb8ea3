import type { Digest } from "../digest.ts";
import type { Caused } from "../outbox/caused.ts";
import type { Invitation } from "../people/invitation.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";
import type { StaffMember } from "../people/staff-member.ts";
import type { Change } from "./change.ts";

/** What somebody is, where an invitation leads. */
export interface Standing {
  readonly staff?: StaffMember | undefined;
  /** In the organisation that the invitation is to. */
  readonly member?: OrganisationMember | undefined;
}

export interface InvitationStore {
  find(id: string): Promise<Invitation | undefined>;
  findByToken(token: Digest): Promise<Invitation | undefined>;
  /** Newest first. @param organisationId those to the staff where it is `undefined` */
  list(organisationId: string | undefined): Promise<readonly Invitation[]>;

  /** Those that are open although their time is over then. */
  listOver(at: Date): Promise<readonly Invitation[]>;

  /** Adds or changes. */
  change(id: string, change: Change<Invitation | undefined, Invitation>): Promise<void>;

  /**
   * An invitation is spent exactly when what it gives is given: of concurrent tries one sees it open.
   * @throws `entity_not_found` where it is gone, or its organisation
   */
  accept(
    id: string,
    personId: string,
    decide: (
      now: Invitation,
      standing: Standing,
    ) => Caused & { readonly next: Invitation; readonly standing: Standing },
  ): Promise<void>;
}
