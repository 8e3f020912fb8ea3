/** That older data was accepted, and up to which place newer data is known to have been. */
export interface Restored {
  readonly at: string;
  readonly lastSeq: number;
}

/** What an entry says of it; `undefined` where it tells of something else, or of nothing that was lost. */
export function restoredIn(body: string): Restored | undefined {
  if (!body.includes('"older_data_accepted"')) return undefined;
  try {
    const { kind, at, lost } = JSON.parse(body);
    const { seq } = Object(lost) as { seq?: unknown };
    const isTold = kind === "older_data_accepted" && Number.isSafeInteger(seq);
    return isTold ? { at: String(at), lastSeq: seq as number } : undefined;
  } catch {
    return undefined;
  }
}
