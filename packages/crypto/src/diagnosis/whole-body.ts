import type { RequestFields } from "./request-fields.ts";

type Member = readonly [name: string, value: unknown];

/**
 * The body of a request without its `sign`, the ways in which it gets signed: as JSON (compact, or spaced as Python writes
 * it) and as a query string, in the document's order and in the alphabet's. Nothing when the request has no more than
 * what is signed anyway. The values come from a stranger, and go nowhere but into a digest.
 */
export function wholeBodies({ authToken, mchId, certSerialNo, timestamp }: RequestFields): string[] {
  const documented: Member[] = [
    ["auth_token", authToken],
    ["mch_id", mchId],
    ["cert_serialno", certSerialNo],
    ["timestamp", timestamp],
  ];
  const members = documented.filter(([, value]) => typeof value === "number" || typeof value === "string");
  if (members.length === 2) return [];
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [members, sorted].flatMap((order) => [
    asJson(order, ":", ","),
    asJson(order, ": ", ", "),
    order.map(([name, value]) => `${name}=${value}`).join("&"),
  ]);
}

function asJson(members: readonly Member[], colon: string, comma: string): string {
  return `{${members.map(([name, value]) => `"${name}"${colon}${JSON.stringify(value)}`).join(comma)}}`;
}
