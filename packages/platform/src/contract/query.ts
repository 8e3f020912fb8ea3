import type { Misplaced } from "@shiming/core";
import { misspeltField, query as names, type RequestField } from "@shiming/wire";

/** The parameters of a URL as they came: a repeated one is an array. */
export type Query = Readonly<Record<string, unknown>>;

/** The access token of a call. Several of them are none that was ever issued. */
export function accessTokenOf(query: Query): string | undefined {
  const value = query[names.accessToken];
  return value === undefined || typeof value === "string" ? value : String(value);
}

/** The name under which an address has a parameter that is not there under its own. */
export function misspeltParameter(query: Query, field: RequestField): Misplaced | undefined {
  const spelt = misspeltField(query, field);
  return spelt === undefined ? undefined : { spelt };
}
