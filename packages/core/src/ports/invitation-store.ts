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

/** A part of the list of invitations, newest first. */
export interface InvitationPage {
  /** All of them unless it is given. */
  readonly limit?: number | undefined;
  /** The id of the last invitation of the page before. */
  readonly after?: string | undefined;
  /** Those to the staff where it is `undefined`. */
  readonly organisationId: string | undefined;
  /** Those alone that nobody has accepted or taken back, and whose time is not over then. */
  readonly openAt?: Date | undefined;
}

export interface InvitationStore {
  find(id: string): Promise<Invitation | undefined>;
  findByToken(token: Digest): Promise<Invitation | undefined>;
  /** @throws `entity_not_found` for an `after` that is not there */
  list(page: InvitationPage): Promise<readonly Invitation[]>;

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
