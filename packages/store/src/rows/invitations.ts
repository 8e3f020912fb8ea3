import {
  type Invitation,
  type InvitedTo,
  memberRow,
  type RegisterRow,
  type Standing,
  staffRow,
} from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly token_digest: string;
  readonly address: Buffer;
  readonly organisation_id: string | null;
  readonly roles: string;
  readonly invited_by: string;
  readonly created_at: number;
  readonly ends_at: number;
  readonly state: Invitation["state"];
  readonly person_id: string | null;
  readonly settled_at: number | null;
}

export const optional = (row: Row | undefined) => row && fromRow(row);

export function fromRow(row: Row): Invitation {
  const terms = {
    id: row.id,
    tokenDigest: row.token_digest,
    sealedAddress: row.address,
    to: invitedTo(row),
    by: row.invited_by,
    at: new Date(row.created_at),
    endsAt: new Date(row.ends_at),
  };
  const settledAt = new Date(row.settled_at ?? 0);
  switch (row.state) {
    case "open":
      return { ...terms, state: row.state };
    case "revoked":
    case "expired":
      return { ...terms, state: row.state, settledAt };
    case "accepted":
      return { ...terms, state: row.state, settledAt, personId: row.person_id ?? "" };
  }
}

function invitedTo({ organisation_id, roles }: Row): InvitedTo {
  const given = JSON.parse(roles);
  return organisation_id === null
    ? { kind: "staff", roles: given }
    : { kind: "organisation", organisationId: organisation_id, role: given[0] };
}

export function toRow(invitation: Invitation): Row {
  const { to } = invitation;
  const isSettled = invitation.state !== "open";
  return {
    id: invitation.id,
    token_digest: invitation.tokenDigest,
    address: Buffer.from(invitation.sealedAddress),
    organisation_id: to.kind === "staff" ? null : to.organisationId,
    roles: JSON.stringify(to.kind === "staff" ? to.roles : [to.role]),
    invited_by: invitation.by,
    created_at: invitation.at.getTime(),
    ends_at: invitation.endsAt.getTime(),
    state: invitation.state,
    person_id: invitation.state === "accepted" ? invitation.personId : null,
    settled_at: isSettled ? invitation.settledAt.getTime() : null,
  };
}

/** What somebody is, in the registers. */
export function standingRows({ staff, member }: Standing): readonly RegisterRow[] {
  return [...(staff ? [staffRow(staff)] : []), ...(member ? [memberRow(member)] : [])];
}
