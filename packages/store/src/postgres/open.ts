import type { Stores } from "@shiming/core";
import { schemaVersion } from "../migrations/index.ts";
import { MARKS, type Mark, refuseMoved } from "../move/marks.ts";
import type { OpenStores } from "../open-stores.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { createAccountImports } from "./account-imports.ts";
import { createAccountStore } from "./accounts.ts";
import { createApiTokenStore } from "./api-tokens.ts";
import { createApplicationStore } from "./applications.ts";
import { createAudit } from "./audit.ts";
import { createCalendarStore } from "./calendar.ts";
import { createCategoryStore } from "./categories.ts";
import { createConsentStore } from "./consents.ts";
import { createFileStore } from "./files.ts";
import { createHealth } from "./health.ts";
import { createHostStore } from "./hosts.ts";
import { createHousekeeping } from "./housekeeping.ts";
import { createIncomingMails } from "./incoming-mails.ts";
import { createInvitationStore } from "./invitations.ts";
import { createKeyRegister } from "./key-register.ts";
import { createLogStore } from "./log.ts";
import { createLogoStore } from "./logos.ts";
import { createMembershipStore } from "./memberships.ts";
import { createMerchants } from "./merchants.ts";
import { migrateToLatest } from "./migrate.ts";
import { createMiniPrograms } from "./mini-programs.ts";
import { createOlderData } from "./older-data.ts";
import { createOrganisationStore } from "./organisations.ts";
import { createOutbox } from "./outbox.ts";
import { createPersonSessionStore } from "./person-sessions.ts";
import { createPool, type Pool, type PoolSettings } from "./pool.ts";
import { createProposalStore } from "./proposals.ts";
import { createPublishedRevocationsStore } from "./published-revocations.ts";
import { createQuotaCounter } from "./quota-counter.ts";
import { createReasonTemplateStore } from "./reason-templates.ts";
import { createReplica } from "./replica.ts";
import { openSchema } from "./schema.ts";
import { createSealedRecords } from "./sealed-records.ts";
import { createSeenKeyStore } from "./seen-keys.ts";
import { createStaffStore } from "./staff.ts";
import { statement } from "./statement.ts";
import { createTrustedAuthorityStore } from "./trusted-authorities.ts";
import { createUsageStore } from "./usage.ts";

/**
 * Opens a database that any number of nodes may have open, and brings it up to what this program needs.
 * @throws StoreUnavailable when it is away, newer than this program, or its address is none
 */
export async function openPostgresStores({ readUrl, ...settings }: PostgresSettings): Promise<OpenStores> {
  await migrateToLatest(settings.url);
  const pool = createPool(settings);
  try {
    refuseMoved(await pool.all(marks, {}));
    return assemble(pool, settings.url, readUrl);
  } catch (error) {
    await pool.close();
    throw error;
  }
}

export type PostgresOptions = Omit<PostgresSettings, "url">;

export interface PostgresSettings extends PoolSettings {
  /** Of a streaming replica of it, for lists. */
  readonly readUrl?: string | undefined;
}

const marks = statement<object, Mark>(MARKS);

function assemble(pool: Pool, url: string, readUrl: string | undefined): OpenStores {
  const usage = createUsageStore(pool);
  const replica =
    readUrl === undefined
      ? undefined
      : createReplica(pool, readUrl, (copy) => ({
          ...storesOn(copy),
          audit: createAudit(pool, copy),
          usage: usage.readFrom(copy),
        }));
  return {
    ...storesOn(pool),
    audit: createAudit(pool),
    usage: usage.store,
    replica,
    schema: schemaVersion,
    writes: { depth: () => pool.depth, onCommit: pool.onCommit },
    atOnce: (work) => work(),
    openBeside: (name) => openSchema(url, name),
    async close() {
      await usage.close();
      await replica?.close();
      await pool.close();
    },
  };
}

function storesOn(pool: Pool): Omit<Stores, "audit" | "usage"> {
  return {
    accessTokens: createAccessTokens(pool),
    accountImports: createAccountImports(pool),
    accounts: createAccountStore(pool),
    apiTokens: createApiTokenStore(pool),
    applications: createApplicationStore(pool),
    calendar: createCalendarStore(pool),
    categories: createCategoryStore(pool),
    consents: createConsentStore(pool),
    files: createFileStore(pool),
    health: createHealth(pool),
    hosts: createHostStore(pool),
    housekeeping: createHousekeeping(pool),
    incomingMails: createIncomingMails(pool),
    invitations: createInvitationStore(pool),
    keyRegister: createKeyRegister(pool),
    log: createLogStore(pool),
    logos: createLogoStore(pool),
    memberships: createMembershipStore(pool),
    merchants: createMerchants(pool),
    miniPrograms: createMiniPrograms(pool),
    olderData: createOlderData(pool),
    organisations: createOrganisationStore(pool),
    outbox: createOutbox(pool),
    proposals: createProposalStore(pool),
    publishedRevocations: createPublishedRevocationsStore(pool),
    quotas: createQuotaCounter(pool),
    reasonTemplates: createReasonTemplateStore(pool),
    sealedRecords: createSealedRecords(pool),
    seenKeys: createSeenKeyStore(pool),
    sessions: createPersonSessionStore(pool),
    staff: createStaffStore(pool),
    trustedAuthorities: createTrustedAuthorityStore(pool),
  };
}
