import { Problem } from "@shiming/wire/schemas";

/** What a route's documentation says of its failures. */
export function problemResponses(...statuses: readonly number[]) {
  const content = { "application/problem+json": { schema: Problem } };
  return Object.fromEntries(statuses.map((status) => [status, { description: "Problem", content }]));
}
