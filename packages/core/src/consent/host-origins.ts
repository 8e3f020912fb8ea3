import type { ConsentStore } from "../ports/consent-store.ts";
import type { HostStore } from "../ports/host-store.ts";

/** The origins of the host that asked for this consent: who may frame its sheet. None for an id that nobody was given. */
export async function hostOriginsOf(
  id: string,
  deps: { readonly consents: Pick<ConsentStore, "find">; readonly hosts: Pick<HostStore, "find"> },
): Promise<readonly string[]> {
  const consent = await deps.consents.find(id);
  const host = consent && (await deps.hosts.find(consent.account.issuer));
  return host?.origins ?? [];
}
