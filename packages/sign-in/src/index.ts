/** Who somebody is: e-mail and password, second factors, passkeys, single sign-on, sessions. What they may do, core decides. */

export type { AuthenticateSession } from "./authenticate-session.ts";
export { prepareSignInPlace } from "./database/prepare-place.ts";
export type { Enrolment } from "./enrol.ts";
export type { SignInRequest } from "./handle.ts";
export type { SignInSecrets } from "./keys.ts";
export type { OidcSettings } from "./oidc/provider.ts";
export { openSignIn, type SignIn, type SignInParts } from "./sign-in.ts";
