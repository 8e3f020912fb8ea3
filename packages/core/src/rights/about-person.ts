/** Everything that is kept about a person, for that person: facts of the account, consents, requests. */
import type { AccountKey } from "../account/account.ts";
import { openIdentity } from "../account/sealed-identity.ts";
import type { Consent } from "../consent/consent.ts";
import { type MaskedIdentity, maskIdentity } from "../consent/notice.ts";
import { openPersonRequest } from "../person-request/open-request.ts";
import type { PersonRequest } from "../person-request/person-request.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { GuardianStore } from "../ports/guardian-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import type { RetentionStore } from "../ports/retention-store.ts";
import type { RetentionDays } from "./retained-class.ts";
import { retentionOf } from "./retention.ts";

const PAGE = 100;

export interface OwnRequest {
  readonly request: PersonRequest;
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
  readonly requests: readonly OwnRequest[];
  readonly retention: RetentionDays;
}

export async function aboutPerson(
  key: AccountKey,
  deps: {
    readonly accounts: Pick<AccountStore, "find">;
    readonly consents: Pick<ConsentStore, "listOf">;
    readonly guardians: GuardianStore;
    readonly personRequests: Pick<PersonRequestStore, "listOf">;
    readonly retention: Pick<RetentionStore, "periods">;
    readonly keys: KeyEncryptionKeys;
  },
): Promise<AboutPerson> {
  const stored = await deps.accounts.find(key);
  const requests = await deps.personRequests.listOf(key);
  return {
    account: key,
    hasPaymentAccount: stored?.hasPaymentAccount ?? false,
    identity: await maskedIdentityOf(key, deps),
    guardians: await relatives(key, await deps.guardians.of(key), deps),
    wards: await relatives(key, await deps.guardians.wardsOf(key), deps),
    consents: await allConsents(key, deps),
    requests: requests.map((request) => ({ request, ...openPersonRequest(request, deps.keys) })),
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
