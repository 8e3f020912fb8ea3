/** What somebody asks of the audit, as the audit is searched by. */
import {
  type AccountKey,
  type Actor,
  type AuditSelection,
  type ConsentStore,
  type MerchantStore,
  refuse,
} from "@shiming/core";
import type { RunDeps } from "./operation.ts";
import type { AuditSelectionInput } from "./schemas/audit.ts";

const CONSENTS_AT_A_TIME = 500;

/**
 * Looking up a person is written into the audit before anything is told.
 * @throws `value_invalid` for half of a person; `forbidden` for whoever may look up none; `entity_not_found` for one who is not there
 */
export async function auditSelectionOf(
  { issuer, user_id, appid, mch_id, kinds, actions, from, to }: AuditSelectionInput,
  actor: Actor,
  { stores, others }: RunDeps,
  at: Date,
): Promise<AuditSelection> {
  const account = accountOf(issuer, user_id);
  if (account) await others.perform("audit.record_reading", { issuer, user_id }, actor, at);
  return {
    appid,
    kinds: kinds && kinds.length > 0 ? kinds : undefined,
    actions: actions && actions.length > 0 ? actions : undefined,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    merchant: mch_id === undefined ? undefined : await merchantOf(mch_id, stores.merchants),
    person: account && { account, consentIds: await consentsOf(account, stores.consents) },
  };
}

function accountOf(issuer: string | undefined, userId: string | undefined): AccountKey | undefined {
  if (issuer === undefined && userId === undefined) return undefined;
  if (issuer !== undefined && userId !== undefined) return { issuer, userId };
  return refuse("value_invalid", {
    hint: {
      en: "user_id needs the issuer that the id is from, and the other way round",
      zh: "user_id 与 issuer 须同时给出",
    },
  });
}

async function merchantOf(mchId: string, merchants: Pick<MerchantStore, "certificatesOf">) {
  const certificates = await merchants.certificatesOf(mchId);
  return { mchId, certSerialNos: certificates.map(({ certSerialNo }) => certSerialNo) };
}

/** Those that were decided: of the others the audit tells nothing. */
async function consentsOf(
  account: AccountKey,
  consents: Pick<ConsentStore, "listOf">,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await consents.listOf(account, { limit: CONSENTS_AT_A_TIME, after });
    for (const { id } of page) ids.add(id);
    if (page.length < CONSENTS_AT_A_TIME) return ids;
    after = page.at(-1)?.id;
  }
}
