import type { ApiToken, TokenOwner } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly secret_digest: string;
  readonly name: string;
  readonly owner_kind: TokenOwner["kind"];
  readonly owner_id: string;
  readonly organisation_id: string | null;
  readonly actions: string;
  readonly created_at: number;
  readonly ends_at: number;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

export function fromRow(row: Row): ApiToken {
  return {
    id: row.id,
    secretDigest: row.secret_digest,
    name: row.name,
    owner:
      row.owner_kind === "staff"
        ? { kind: "staff", id: row.owner_id }
        : { kind: "member", id: row.owner_id, organisationId: row.organisation_id ?? "" },
    actions: JSON.parse(row.actions),
    createdAt: new Date(row.created_at),
    endsAt: new Date(row.ends_at),
    ...(row.last_used_at !== null && { lastUsedAt: new Date(row.last_used_at) }),
    ...(row.revoked_at !== null && { revokedAt: new Date(row.revoked_at) }),
  };
}

export function toRow(token: ApiToken): Row {
  const { id, secretDigest, name, owner, actions, createdAt, endsAt, lastUsedAt, revokedAt } = token;
  return {
    id,
    secret_digest: secretDigest,
    name,
    owner_kind: owner.kind,
    owner_id: owner.id,
    organisation_id: owner.kind === "member" ? owner.organisationId : null,
    actions: JSON.stringify(actions),
    created_at: createdAt.getTime(),
    ends_at: endsAt.getTime(),
    last_used_at: lastUsedAt?.getTime() ?? null,
    revoked_at: revokedAt?.getTime() ?? null,
  };
}
