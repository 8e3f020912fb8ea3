/** The authorizations by who received them, or would have. */
import type { Authorization } from "@shiming/wire";

export interface ProviderGroup {
  readonly legalName: string;
  /** As it was told last. */
  readonly contact: string;
  readonly consents: readonly Authorization[];
}

/**
 * Each provider once, by legal name, in the order of the latest of its authorizations: a further page of older ones adds to
 * the groups that are there, and new groups come behind them.
 * @param consents newest first
 */
export function groupsOf(consents: readonly Authorization[]): readonly ProviderGroup[] {
  const groups = new Map<string, Authorization[]>();
  for (const consent of consents) {
    const { legal_name: legalName } = consent.notice.recipient;
    groups.set(legalName, [...(groups.get(legalName) ?? []), consent]);
  }
  return [...groups].map(([legalName, own]) => ({
    legalName,
    contact: own[0]?.notice.recipient.contact ?? "",
    consents: own,
  }));
}
