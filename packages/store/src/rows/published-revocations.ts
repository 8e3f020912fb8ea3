import type { PublishedRevocations } from "@shiming/core";

export interface Row {
  readonly issuer_id: string;
  readonly number: number;
  readonly der: Buffer;
  readonly this_update: number;
  readonly next_update: number;
  readonly content_digest: string;
}

export function listOf(row: Row): PublishedRevocations {
  return {
    issuerId: row.issuer_id,
    number: row.number,
    der: row.der,
    thisUpdate: new Date(row.this_update),
    nextUpdate: new Date(row.next_update),
    contentDigest: row.content_digest,
  };
}

export function rowOf({
  issuerId,
  number,
  der,
  thisUpdate,
  nextUpdate,
  contentDigest,
}: PublishedRevocations): Row {
  return {
    issuer_id: issuerId,
    number,
    der: Buffer.from(der),
    this_update: thisUpdate.getTime(),
    next_update: nextUpdate.getTime(),
    content_digest: contentDigest,
  };
}
