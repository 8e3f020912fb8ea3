import type { ApiToken, ApiTokenStore, TokenOwner } from "@shiming/core";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
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

export function createApiTokenStore({ database, queue }: Connection, settle: Settle): ApiTokenStore {
  const find = database.prepare<[string], Row>("SELECT * FROM api_tokens WHERE id = ?");
  const all = database.prepare<[], Row>("SELECT * FROM api_tokens ORDER BY created_at DESC, id");
  const ofOwner = database.prepare<[string], Row>(
    "SELECT * FROM api_tokens WHERE owner_id = ? ORDER BY created_at DESC, id",
  );
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO api_tokens VALUES (@id, @secret_digest, @name, @owner_kind, @owner_id, @organisation_id,
       @actions, @created_at, @ends_at, @last_used_at, @revoked_at)`,
  );
  const use = database.prepare<[{ id: string; at: number }]>(
    "UPDATE api_tokens SET last_used_at = @at WHERE id = @id AND ifnull(last_used_at, 0) < @at",
  );

  return {
    async find(id) {
      const row = find.get(id);
      return row && fromRow(row);
    },
    list: async (ownerId) => (ownerId === undefined ? all.all() : ofOwner.all(ownerId)).map(fromRow),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id);
        const { next, ...caused } = change(row && fromRow(row));
        put.run(toRow(next));
        settle(caused);
      }),
    recordUse: (id, at) => queue.run(() => void use.run({ id, at: at.getTime() })),
  };
}

function fromRow(row: Row): ApiToken {
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

function toRow(token: ApiToken): Row {
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
