import type { ImportProgress, ImportSource } from "@shiming/core";

export interface Row {
  readonly issuer: string;
  readonly file_digest: string;
  readonly reading: string;
  readonly name: string;
  readonly last_line: number;
  readonly added: number;
  readonly changed: number;
  readonly bad: number;
  readonly is_finished: number;
  readonly checkpoint: string;
}

export function fromRow(row: Row): ImportProgress {
  const { last_line, added, changed, bad, is_finished, checkpoint } = row;
  return { lastLine: last_line, added, changed, bad, isFinished: is_finished === 1, checkpoint };
}

export function toRow(source: ImportSource, { lastLine, isFinished, ...progress }: ImportProgress): Row {
  const { issuer, fileDigest, reading, name } = source;
  const of = { issuer, file_digest: fileDigest, reading, name };
  return { ...of, ...progress, last_line: lastLine, is_finished: isFinished ? 1 : 0 };
}
