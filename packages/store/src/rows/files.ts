import type { StoredFile } from "@shiming/core";

export interface Row {
  readonly digest: string;
  readonly type: StoredFile["type"];
  readonly size: number;
  readonly scan: StoredFile["scan"];
  readonly stored_at: number;
  readonly content: Buffer;
}

export function fromRow({ digest, type, size, scan, stored_at, content }: Row): StoredFile {
  return { digest, type, size, scan, storedAt: new Date(stored_at), sealed: content };
}
