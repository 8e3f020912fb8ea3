/** What those outside write down while a platform is in trouble, and what the platform has kept. Times are milliseconds. */

/** A back end has asked for the identity behind a token, with one request, as often as its client thought fit. */
export interface Asked {
  readonly consentId: string;
  /** Names the request: two for one token that differ have two names. */
  readonly request: string;
  readonly askedAt: number;
  readonly endedAt: number;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: "answered"; readonly realName: string }
  | { readonly kind: "refused"; readonly errcode: number; readonly isRetryable: boolean }
  /** No answer came: the client says why. */
  | { readonly kind: "lost"; readonly code: string; readonly isRetryable: boolean };

/** A person has approved, or taken back. */
export interface Decided {
  readonly consentId: string;
  readonly what: "approved" | "withdrawn";
  /** What the person is called. */
  readonly realName: string;
  readonly begunAt: number;
  readonly endedAt: number;
  /** Whether the person was told that it is done; if not, nobody outside knows. */
  readonly isConfirmed: boolean;
}

/** A step of a person, or of the host for one, that did not do what it should. */
export interface Failed {
  readonly step: string;
  /** Of HTTP; none where no answer came. */
  readonly status: number | undefined;
  readonly begunAt: number;
}

export interface Records {
  readonly asked: readonly Asked[];
  readonly decided: readonly Decided[];
  readonly failed: readonly Failed[];
  /** Each mail that came, as often as it came. */
  readonly mails: readonly Mail[];
  /** The Message-ID of each mail that the platform has said it has. */
  readonly handedIn: readonly string[];
  /** When a node was killed. */
  readonly kills: readonly number[];
}

export interface Mail {
  readonly messageId: string;
  readonly cameAt: number;
}

export interface KeptEntry {
  readonly kind: string;
  readonly consentId: string;
  readonly fingerprint?: string | undefined;
}

/** What stands in the database and in the log when all is over. */
export interface Kept {
  /** The state of each consent by its id. */
  readonly states: ReadonlyMap<string, string>;
  /** In the order of the log. */
  readonly entries: readonly KeptEntry[];
  /** The Message-IDs of those mails that were handed in and are there. */
  readonly mails: ReadonlySet<string>;
}

/** From when on, and within how long, everything has to be as usual again. */
export interface Recovery {
  readonly from: number;
  readonly withinMs: number;
}
