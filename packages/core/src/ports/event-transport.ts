/** What an endpoint answered, as much of it as is kept. */
export interface EndpointAnswer {
  readonly status: number;
  readonly contentType?: string | undefined;
  /** Its beginning. */
  readonly body: string;
}

export type Pushed = Outcome & { readonly tookMs: number };

type Outcome =
  /** It is the receiver's now: 202. */
  | { readonly outcome: "accepted"; readonly answer: EndpointAnswer }
  /** For good: 400 with `err` (RFC 8935 §2.3). */
  | { readonly outcome: "refused"; readonly error: string; readonly answer: EndpointAnswer }
  | { readonly outcome: "failed"; readonly error: string; readonly answer?: EndpointAnswer | undefined };

/** Pushes Security Event Tokens by RFC 8935: to public addresses and those that the operator lists, and to nowhere else. */
export interface EventTransport {
  /** Never throws: what goes wrong is said in the words of the protocol, and names no person. */
  push(url: string, token: string): Promise<Pushed>;

  /** Whether events may be pushed there at all; it is asked nothing. @throws `value_invalid` */
  requireAllowed(url: string): void;
}
