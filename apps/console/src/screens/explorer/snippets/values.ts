/** What a snippet is filled with: everything that is no secret. */
export interface SnippetValues {
  /** Of the platform, without a slash at the end. */
  readonly baseUrl: string;
  readonly mchId: string;
  readonly certSerialNo: string;
}

/** Prints the answer of one signed request. The key is `private-key.pem`; both tokens come from the environment. */
export type Snippet = (values: SnippetValues) => string;
