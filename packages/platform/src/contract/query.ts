import { query as names } from "@shiming/wire";

/** The parameters of a URL as they came: a repeated one is an array. */
export type Query = Readonly<Record<string, unknown>>;

/** The access token of a call. Several of them are none that was ever issued. */
export function accessTokenOf(query: Query): string | undefined {
  const value = query[names.accessToken];
  return value === undefined || typeof value === "string" ? value : String(value);
}
