/** What the platform knows of one consent of one user, as "my authorizations" tells it. Contract §8. */
import { type Authorization, endpoints } from "@shiming/wire";
import { isObject } from "../event-detail.ts";
import { type Answer, type Call, notThePlatform } from "./platform-calls.ts";

/** `undecided`: nobody has allowed or refused it, and perhaps nobody ever will. */
export type ConsentState = Authorization["state"] | "undecided";

/** States that a consent can only reach by the user's payment password. */
const GIVEN: readonly ConsentState[] = ["approved", "released", "verified", "expired", "withdrawn"];

export function wasGiven(state: ConsentState): boolean {
  return GIVEN.includes(state);
}

/**
 * Signs in to "my authorizations" by the invitation, and reads the newest page of the list: the consent was asked for
 * minutes ago.
 * @throws HostError
 */
export async function readConsentState(
  consentId: string,
  invitationUrl: string,
  call: (request: Call) => Promise<Answer>,
): Promise<ConsentState> {
  const secret = new URL(invitationUrl).hash.slice(1);
  const { cookie } = await call({ ...endpoints.meSession, body: { secret } });
  if (cookie === undefined) throw notThePlatform();
  const { body } = await call({ ...endpoints.meConsents, headers: { cookie } });
  if (!isObject(body) || !Array.isArray(body.consents)) throw notThePlatform();
  const consents = body.consents as readonly Authorization[];
  return consents.find(({ id }) => id === consentId)?.state ?? "undecided";
}
