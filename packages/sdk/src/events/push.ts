/** As much of a request as counts. */
export interface PushedToken {
  readonly contentType: string | undefined;
  readonly body: string;
}

/** What is to be answered (RFC 8935 §2). */
export interface PushAnswer {
  readonly status: 200 | 202 | 400 | 500 | 503;
  readonly contentType?: "text/plain" | "application/json";
  readonly body: string;
}

export type Receive = (pushed: PushedToken) => Promise<PushAnswer>;

/** Bytes; the platform's tokens are far below it. */
export const LONGEST_TOKEN = 64 * 1024;
