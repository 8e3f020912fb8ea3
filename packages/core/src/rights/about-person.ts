/** Everything that is kept about a person, for that person: facts of the account, consents, complaints. */
import type { AccountKey } from "../account/account.ts";
import { openIdentity } from "../account/sealed-identity.ts";
import type { Complaint } from "../complaint/complaint.ts";
import { openComplaint } from "../complaint/open-complaint.ts";
import type { Consent } from "../consent/consent.ts";
import { type MaskedIdentity, maskIdentity } from "../consent/notice.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { ComplaintStore } from "../ports/complaint-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { GuardianStore } from "../ports/guardian-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { RetentionStore } from "../ports/retention-store.ts";
import type { RetentionDays } from "./retained-class.ts";
import { retentionOf } from "./retention.ts";

const PAGE = 100;

export interface OwnComplaint {
  readonly complaint: Complaint;
  readonly text: string;
  readonly answer: string | undefined;
}

export interface Relative {
  readonly userId: string;
  readonly realName: string | undefined;
}

export interface AboutPerson {
  readonly account: AccountKey;
  readonly hasPaymentAccount: boolean;
  /** Masked: the session of a page is not enough to be given the whole. */
  readonly identity: MaskedIdentity | undefined;
  /** Who may act for the person while a child, and whom the person may act for: names, masked, as far as there are any. */
  readonly guardians: readonly Relative[];
  readonly wards: readonly Relative[];
  /** Newest first. */
  readonly consents: readonly Consent[];
  readonly complaints: readonly OwnComplaint[];
  readonly retention: RetentionDays;
}

export async function aboutPerson(
  key: AccountKey,
  deps: {
    readonly accounts: Pick<AccountStore, "find">;
    readonly consents: Pick<ConsentStore, "listOf">;
    readonly guardians: GuardianStore;
    readonly complaints: Pick<ComplaintStore, "listOf">;
    readonly retention: Pick<RetentionStore, "periods">;
    readonly keys: KeyEncryptionKeys;
  },
): Promise<AboutPerson> {
  const stored = await deps.accounts.find(key);
  const complaints = await deps.complaints.listOf(key);
  return {
    account: key,
    hasPaymentAccount: stored?.hasPaymentAccount ?? false,
    identity: await maskedIdentityOf(key, deps),
    guardians: await relatives(key, await deps.guardians.of(key), deps),
    wards: await relatives(key, await deps.guardians.wardsOf(key), deps),
    consents: await allConsents(key, deps),
    complaints: complaints.map((complaint) => ({ complaint, ...openComplaint(complaint, deps.keys) })),
    retention: await retentionOf(deps),
  };
}

function relatives(
  { issuer }: AccountKey,
  userIds: readonly string[],
  deps: { readonly accounts: Pick<AccountStore, "find">; readonly keys: KeyEncryptionKeys },
): Promise<readonly Relative[]> {
  return Promise.all(
    userIds.map(async (userId) => ({
      userId,
      realName: (await maskedIdentityOf({ issuer, userId }, deps))?.realName,
    })),
  );
}

async function maskedIdentityOf(
  key: AccountKey,
  { accounts, keys }: { readonly accounts: Pick<AccountStore, "find">; readonly keys: KeyEncryptionKeys },
): Promise<MaskedIdentity | undefined> {
  const sealed = (await accounts.find(key))?.sealedIdentity;
  return sealed && maskIdentity(await openIdentity(sealed, key, keys));
}

async function allConsents(
  key: AccountKey,
  { consents }: { readonly consents: Pick<ConsentStore, "listOf"> },
): Promise<readonly Consent[]> {
  const all: Consent[] = [];
  for (let after: string | undefined; ; ) {
    const page = await consents.listOf(key, { after, limit: PAGE });
    all.push(...page);
    after = page.at(-1)?.id;
    if (page.length < PAGE) return all;
  }
}
