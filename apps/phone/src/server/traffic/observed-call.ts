/** One finished call of a back end at the platform, as it was on the wire, secrets and tokens included. */
export interface ObservedCall {
  readonly requestId: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly milliseconds: number;
}
