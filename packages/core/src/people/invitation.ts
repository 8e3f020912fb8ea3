import type { MemberRole, StaffRole } from "../actor/roles.ts";
import type { Digest } from "../digest.ts";

/** That somebody may become one of the staff, or a member of an organisation: by a link, once, until it ends. */
export type Invitation = InvitationTerms & InvitationState;

export interface InvitationTerms {
  readonly id: string;
  /** Of the secret in its link. */
  readonly tokenDigest: Digest;
  /** Whom it is for, sealed under {@link invitationColumn}. */
  readonly sealedAddress: Uint8Array;
  readonly to: InvitedTo;
  /** As the audit names whoever invited. */
  readonly by: string;
  readonly at: Date;
  readonly endsAt: Date;
}

export type InvitedTo =
  | { readonly kind: "staff"; readonly roles: readonly StaffRole[] }
  | { readonly kind: "organisation"; readonly organisationId: string; readonly role: MemberRole };

type InvitationState =
  | { readonly state: "open" }
  | { readonly state: "accepted"; readonly personId: string; readonly settledAt: Date }
  | { readonly state: "revoked" | "expired"; readonly settledAt: Date };

/** What the seal of an invitation's address is bound to. */
export const invitationColumn = (id: string) => `invitations.address:${id}`;
