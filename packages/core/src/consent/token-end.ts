import type { AuthTokenRecord } from "./consent.ts";

/** Since when a token releases nothing: its time was over, or it was made void before. */
export function tokenEnd({ expiresAt, voidedAt = expiresAt }: AuthTokenRecord): Date {
  return voidedAt < expiresAt ? voidedAt : expiresAt;
}
