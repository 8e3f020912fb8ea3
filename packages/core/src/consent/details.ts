import { requireReleasableIdentity } from "../account/releasable-identity.ts";
import type { Digest } from "../digest.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import { type ConsentNotice, type MaskedIdentity, maskIdentity } from "./notice.ts";
import { requireSheetSession } from "./sheet-session.ts";
import { requirePending } from "./transitions.ts";

export interface ConsentDetails {
  readonly notice: ConsentNotice;
  readonly noticeDigest: Digest;
  readonly masked: MaskedIdentity;
  readonly expiresAt: Date;
}

/** What the sheet shows: exactly the notice that is remembered, and the person's own masked identity. */
export async function consentDetails(
  id: string,
  session: string | undefined,
  deps: { readonly consents: Pick<ConsentStore, "find">; readonly identities: IdentitySource },
  at: Date,
): Promise<ConsentDetails> {
  const consent = requirePending(await requireSheetSession(id, session, deps), at);
  const identity = await requireReleasableIdentity(consent.account, deps);
  const { notice, noticeDigest, expiresAt } = consent;
  return { notice, noticeDigest, masked: maskIdentity(identity), expiresAt };
}
