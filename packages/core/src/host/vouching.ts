import type { Digest } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { HostStore } from "../ports/host-store.ts";
import { hostKeyDigest } from "./host.ts";

/**
 * What an assertion has opened is good for as long as its host has the key that signed it: a key that was taken back, or
 * replaced, ends sheets, secrets and sessions at once.
 * @throws `session_invalid`
 */
export async function requireVouched(
  { issuer, hostKey }: { readonly issuer: string; readonly hostKey: Digest | undefined },
  deps: { readonly hosts: Pick<HostStore, "find"> },
): Promise<void> {
  const host = await deps.hosts.find(issuer);
  if (!host?.keys.some((key) => hostKeyDigest(key) === hostKey)) refuse("session_invalid");
}
