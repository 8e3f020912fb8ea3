/** Passkeys (W3C WebAuthn), in the browser. */
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { auth, SignInRefusal } from "./auth.ts";

type RegistrationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];
type AuthenticationOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];

export const hasPasskeys = (): boolean => "PublicKeyCredential" in window;

/** Signs in by a passkey of this device, or of a phone. @throws SignInRefusal */
export async function signInByPasskey(): Promise<void> {
  const optionsJSON = await auth<AuthenticationOptions>("GET", "/passkey/generate-authenticate-options");
  const response = await startAuthentication({ optionsJSON }).catch(cancelled);
  await auth("POST", "/passkey/verify-authentication", { response });
}

/**
 * From now on nothing is done without a second factor, and a session never gains one: where this one has none, the new passkey
 * makes another.
 * @param name by which its owner knows it again
 * @throws SignInRefusal
 */
export async function registerPasskey(name: string): Promise<void> {
  const query = new URLSearchParams({ name });
  const optionsJSON = await auth<RegistrationOptions>("GET", `/passkey/generate-register-options?${query}`);
  const response = await startRegistration({ optionsJSON }).catch(cancelled);
  await auth("POST", "/passkey/verify-registration", { response, name });
  const { session } = await auth<{ session: { secondFactor: string | null } }>("GET", "/get-session");
  if (session.secondFactor === null) await signInByPasskey();
}

/** Somebody has closed the browser's window, or has no such device. */
function cancelled(): never {
  throw new SignInRefusal("PASSKEY_CANCELLED", 0);
}
