/** How much was made void, by kind. */
export interface Voided {
  /** `auth_token`s that were not used, or could still be repeated. */
  readonly authTokens: number;
  readonly accessTokens: number;
  readonly apiTokens: number;
  /** Open sheets, sessions of "my authorizations", and codes of `wx.login`. */
  readonly sessions: number;
}
