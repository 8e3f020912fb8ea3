import { jsonMembers, type Member } from "./fields.ts";

/** What a host's assertion says (contract §8), without the signature that makes it worth something. Judges nothing. */
export function assertionClaims(authorization: string | undefined): Member[] {
  const [, header = "", claims = ""] = /^Bearer +([\w-]+)\.([\w-]+)\./i.exec(authorization ?? "") ?? [];
  return [...decode(header), ...decode(claims)];
}

function decode(part: string): Member[] {
  return jsonMembers(Buffer.from(part, "base64url").toString());
}
