/** Claims of the JWT by which a host's back end vouches for its user. Contract §8. */
import Type, { type Static } from "typebox";

const Text = Type.String({ minLength: 1 });
const Seconds = Type.Integer({ minimum: 0 });

/**
 * For `POST /host/me-sessions`: a user, and no mini program. `iat` and `exp` are Unix seconds. `act_for` is there where the user acts as the
 * guardian of a child under 14: what the host calls the child.
 */
export type AccountAssertion = Static<typeof AccountAssertion>;
export const AccountAssertion = Type.Object({
  iss: Text,
  aud: Text,
  sub: Text,
  iat: Seconds,
  exp: Seconds,
  jti: Text,
  act_for: Type.Optional(Text),
});

/** For `POST /host/consent-requests`. Any text will do for the client: what is too old is a failure of the consent. */
export type ConsentAssertion = Static<typeof ConsentAssertion>;
export const ConsentAssertion = Type.Object({
  ...AccountAssertion.properties,
  appid: Text,
  client_os: Type.String(),
  client_version: Type.String(),
});
