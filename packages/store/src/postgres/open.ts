import type { Stores } from "@shiming/core";
import { MARKS, type Mark, refuseMoved } from "../move/marks.ts";
import { createNodeName } from "../node-name.ts";
import type { OpenStores } from "../open-stores.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { createAccountImports } from "./account-imports.ts";
import { createAccountStore } from "./accounts.ts";
import { createApiTokenStore } from "./api-tokens.ts";
import { createApplicationStore } from "./applications.ts";
import { createAssessmentStore } from "./assessments.ts";
import { atAddress } from "./at-address.ts";
import { createAudit } from "./audit.ts";
import { createCalendarStore } from "./calendar.ts";
import { rememberCallers } from "./caller-reads.ts";
import { createCategoryStore } from "./categories.ts";
import type { Connection, Queries } from "./connection.ts";
import { createConsentStore } from "./consents.ts";
import { createErasure } from "./erasure.ts";
import { createEventEndpointStore } from "./event-endpoints.ts";
import { createFileStore } from "./files.ts";
import { createGuardianStore } from "./guardians.ts";
import { createHealth } from "./health.ts";
import { createHostStore } from "./hosts.ts";
import { createHousekeeping } from "./housekeeping.ts";
import { createIncomingMails } from "./incoming-mails.ts";
import { createInvitationStore } from "./invitations.ts";
import { createKeyRegister } from "./key-register.ts";
import { createLeases, fenced } from "./leases.ts";
import { createLogStore } from "./log.ts";
import { createLoginCodeStore } from "./login-codes.ts";
import { createLogoStore } from "./logos.ts";
import { createMembershipStore } from "./memberships.ts";
import { createMerchants } from "./merchants.ts";
import { migrateToLatest } from "./migrate.ts";
import { createMiniPrograms } from "./mini-programs.ts";
import { createOlderData } from "./older-data.ts";
import { createOrganisationStore } from "./organisations.ts";
import { createOutbox } from "./outbox.ts";
import { createOwnSecretStore } from "./own-secrets.ts";
import { createPersonRequestStore } from "./person-requests.ts";
import { createPersonSessionStore } from "./person-sessions.ts";
import { createPool, type Pool, type PoolSettings } from "./pool.ts";
import { createProposalStore } from "./proposals.ts";
import { createPublishedRevocationsStore } from "./published-revocations.ts";
import { createQuotaCounter } from "./quota-counter.ts";
import { createReasonTemplateStore } from "./reason-templates.ts";
import { readRegisters } from "./register-rows.ts";
import { createReplica } from "./replica.ts";
import { createRetentionStore } from "./retention.ts";
import { openSchema } from "./schema.ts";
import { createSealedRecords } from "./sealed-records.ts";
import { createSeenKeyStore } from "./seen-keys.ts";
import { createStaffStore } from "./staff.ts";
import { statement } from "./statement.ts";
import { createThrottleStore } from "./throttles.ts";
import { createTrustedAuthorityStore } from "./trusted-authorities.ts";
import { createUsageStore } from "./usage.ts";

/**
 * Opens a database that any number of nodes may have open, and brings it up to what this program needs.
 * @throws StoreUnavailable when it is away, newer than this program, or its address is none
 */
export async function openPostgresStores({ readUrl, ...settings }: PostgresSettings): Promise<OpenStores> {
  const pool = createPool(settings);
  try {
    const schema = await migrateToLatest(settings.url);
    refuseMoved(await pool.all(marks, {}));
    return storesOver(pool, schema, { readUrl, ...settings });
  } catch (error) {
    await pool.close();
    throw atAddress(error, settings.url);
  }
}

export type PostgresOptions = Omit<PostgresSettings, "url">;

export interface PostgresSettings extends PoolSettings {
  /** Of a streaming replica of it, for lists. */
  readonly readUrl?: string | undefined;
  /** How long a job stays with a node that is not heard of; 20 seconds unless it is given. */
  readonly leaseMs?: number | undefined;
}

const marks = statement<object, Mark>(MARKS);

/** The stores of a database that is as this program needs it. They end the pool when they are closed. */
export function storesOver(
  pool: Pool,
  schema: string,
  { url, readUrl, leaseMs }: PostgresSettings,
): OpenStores {
  const connection = fenced(pool);
  const leases = createLeases(pool, createNodeName(), leaseMs);
  const usage = createUsageStore(connection);
  const replica =
    readUrl === undefined
      ? undefined
      : createReplica(pool, readUrl, (copy) => ({
          ...storesOn(copy),
          audit: createAudit(pool, copy),
          usage: usage.readFrom(copy),
        }));
  return {
    ...storesOn(connection, pool),
    audit: createAudit(connection),
    usage: usage.store,
    leases,
    replica,
    schema,
    writes: { depth: () => pool.depth, onCommit: pool.onCommit },
    atOnce: (work) => work(),
    openBeside: (name) => openSchema(url, name),
    async close() {
      await usage.close();
      await leases.close().catch(() => {});
      await replica?.close();
      await pool.close();
    },
  };
}

function storesOn(
  connection: Connection,
  unfenced: Queries = connection,
): Omit<Stores, "audit" | "usage"> & Pick<OpenStores, "callers"> {
  return {
    ...rememberCallers({
      accessTokens: createAccessTokens(connection),
      applications: createApplicationStore(connection),
      housekeeping: createHousekeeping(connection),
      merchants: createMerchants(connection),
      miniPrograms: createMiniPrograms(connection),
      olderData: createOlderData(connection),
    }),
    accountImports: createAccountImports(connection),
    accounts: createAccountStore(connection),
    apiTokens: createApiTokenStore(connection),
    calendar: createCalendarStore(connection),
    categories: createCategoryStore(connection),
    assessments: createAssessmentStore(connection),
    personRequests: createPersonRequestStore(connection),
    consents: createConsentStore(connection),
    eventEndpoints: createEventEndpointStore(connection),
    erasure: createErasure(unfenced),
    files: createFileStore(connection),
    guardians: createGuardianStore(connection),
    health: createHealth(connection),
    hosts: createHostStore(connection),
    incomingMails: createIncomingMails(connection),
    invitations: createInvitationStore(connection),
    keyRegister: createKeyRegister(connection),
    log: createLogStore(connection),
    loginCodes: createLoginCodeStore(connection),
    logos: createLogoStore(connection),
    memberships: createMembershipStore(connection),
    organisations: createOrganisationStore(connection),
    ownSecrets: createOwnSecretStore(connection),
    outbox: createOutbox(connection, unfenced),
    proposals: createProposalStore(connection),
    publishedRevocations: createPublishedRevocationsStore(connection),
    quotas: createQuotaCounter(connection),
    reasonTemplates: createReasonTemplateStore(connection),
    registers: { all: () => readRegisters(connection) },
    retention: createRetentionStore(connection),
    sealedRecords: createSealedRecords(connection),
    seenKeys: createSeenKeyStore(connection),
    sessions: createPersonSessionStore(connection),
    staff: createStaffStore(connection),
    throttles: createThrottleStore(connection),
    trustedAuthorities: createTrustedAuthorityStore(connection),
  };
}
