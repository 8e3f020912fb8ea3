/** How much was made void, by kind. */
export interface Voided {
  /** `auth_token`s that were not used, or could still be repeated. */
  readonly authTokens: number;
  readonly accessTokens: number;
  readonly apiTokens: number;
  /** Open sheets, and sessions of "my authorizations". */
  readonly sessions: number;
}
