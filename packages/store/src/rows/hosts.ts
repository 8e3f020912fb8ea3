import type { Host } from "@shiming/core";

export interface Row {
  readonly issuer: string;
  readonly keys: string;
  readonly origins: string;
}

export function fromRow(row: Row): Host {
  return { issuer: row.issuer, keys: JSON.parse(row.keys), origins: JSON.parse(row.origins) };
}

export function toRow({ issuer, keys, origins }: Host): Row {
  return { issuer, keys: JSON.stringify(keys), origins: JSON.stringify(origins) };
}
