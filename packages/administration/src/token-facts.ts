/** What is told of an API token: never the token. */
import { type ApiToken, type Stores, stateOfToken } from "@shiming/core";
import { there, timeOf } from "./described.ts";
import type { ApiTokenFacts } from "./schemas/api-token.ts";

export async function apiTokenNow(id: string, { apiTokens }: Stores, at: Date) {
  return describeApiToken(there(await apiTokens.find(id), id), at);
}

export function describeApiToken(token: ApiToken, at: Date): ApiTokenFacts {
  const { id, name, owner, actions, createdAt, endsAt, lastUsedAt, revokedAt } = token;
  return {
    token_id: id,
    name,
    owner: {
      kind: owner.kind,
      id: owner.id,
      organisation_id: owner.kind === "member" ? owner.organisationId : null,
    },
    actions: [...actions],
    state: stateOfToken(token, at),
    created_at: createdAt.toISOString(),
    ends_at: endsAt.toISOString(),
    last_used_at: timeOf(lastUsedAt),
    revoked_at: timeOf(revokedAt),
  };
}
