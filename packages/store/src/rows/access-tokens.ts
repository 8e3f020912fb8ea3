import type { AccessToken, TokenChain } from "@shiming/core";

export interface Row {
  readonly digest: string;
  readonly appid: string;
  readonly chain: TokenChain;
  readonly issued_at: number;
  readonly expires_at: number;
  readonly ends_at: number;
  readonly forced: number;
  readonly sealed: Buffer | null;
}

export function toRow(token: AccessToken): Row {
  return {
    digest: token.digest,
    appid: token.appid,
    chain: token.chain,
    issued_at: token.issuedAt.getTime(),
    expires_at: token.expiresAt.getTime(),
    ends_at: token.endsAt.getTime(),
    forced: token.forced ? 1 : 0,
    sealed: token.sealed ? Buffer.from(token.sealed) : null,
  };
}

export function fromRow(row: Row): AccessToken;

export function fromRow(row: Row | undefined): AccessToken | undefined;

export function fromRow(row: Row | undefined): AccessToken | undefined {
  return (
    row && {
      digest: row.digest,
      appid: row.appid,
      chain: row.chain,
      issuedAt: new Date(row.issued_at),
      expiresAt: new Date(row.expires_at),
      endsAt: new Date(row.ends_at),
      forced: row.forced === 1,
      sealed: row.sealed ?? undefined,
    }
  );
}
