import { type Invitation, type InvitationStore, type InvitedTo, refuse } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { memberRows } from "./memberships.ts";
import type { Settle } from "./settle.ts";
import { staffRows } from "./staff.ts";

interface Row {
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

export function createInvitationStore({ database, queue }: Connection, settle: Settle): InvitationStore {
  const find = database.prepare<[string], Row>("SELECT * FROM invitations WHERE id = ?");
  const findByToken = database.prepare<[string], Row>("SELECT * FROM invitations WHERE token_digest = ?");
  const list = database.prepare<[string | null], Row>(
    "SELECT * FROM invitations WHERE organisation_id IS ? ORDER BY created_at DESC, id",
  );
  const over = database.prepare<[number], Row>(
    "SELECT * FROM invitations WHERE state = 'open' AND ends_at <= ? ORDER BY ends_at",
  );
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO invitations VALUES (@id, @token_digest, @address, @organisation_id, @roles, @invited_by,
       @created_at, @ends_at, @state, @person_id, @settled_at)`,
  );
  const staff = staffRows(database);
  const members = memberRows(database);
  const now = (id: string) => optional(find.get(id));

  return {
    find: async (id) => now(id),
    findByToken: async (token) => optional(findByToken.get(token)),
    list: async (organisationId) => list.all(organisationId ?? null).map(fromRow),
    listOver: async (at) => over.all(at.getTime()).map(fromRow),
    change: (id, change) =>
      queue.run(() => {
        const { next, ...caused } = change(now(id));
        put.run(toRow(next));
        settle(caused);
      }),
    accept: (id, personId, decide) =>
      queue.run(() => {
        const invitation = now(id) ?? refuse("entity_not_found");
        const { to } = invitation;
        const before =
          to.kind === "staff"
            ? { staff: staff.find(personId) }
            : { member: members.find(to.organisationId, personId) };
        const { next, standing, ...caused } = decide(invitation, before);
        put.run(toRow(next));
        if (standing.staff) staff.put(standing.staff);
        if (standing.member) members.put(standing.member);
        settle(caused);
      }),
  };
}

const optional = (row: Row | undefined) => row && fromRow(row);

function fromRow(row: Row): Invitation {
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

function toRow(invitation: Invitation): Row {
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
