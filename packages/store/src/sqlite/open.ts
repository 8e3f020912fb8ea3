import { join } from "node:path";
import type { Database as Sqlite } from "better-sqlite3";
import { createSoleLeases } from "../leases.ts";
import { refuseMoved } from "../move/marks.ts";
import { createNodeName } from "../node-name.ts";
import type { OpenStores } from "../open-stores.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { createAccountImports } from "./account-imports.ts";
import { createAccountStore } from "./accounts.ts";
import { createApiTokenStore } from "./api-tokens.ts";
import { createApplicationStore } from "./applications.ts";
import { createAssessmentStore } from "./assessments.ts";
import { createAudit } from "./audit.ts";
import { createCalendarStore } from "./calendar.ts";
import { createCategoryStore } from "./categories.ts";
import type { Connection } from "./connection.ts";
import { createConsentStore } from "./consents.ts";
import { makeDirectory, openDatabase, openPrivateDatabase, requireLogOf } from "./database-file.ts";
import { lockSqliteDirectory } from "./directory-lock.ts";
import { createErasure } from "./erasure.ts";
import { createEventEndpoints } from "./event-endpoints.ts";
import { unavailable } from "./failure.ts";
import { createFileStore } from "./files.ts";
import { createGuardianStore } from "./guardians.ts";
import { createHealth } from "./health.ts";
import { createHostStore } from "./hosts.ts";
import { createHousekeeping } from "./housekeeping.ts";
import { createIncomingMails } from "./incoming-mails.ts";
import { createInvitationStore } from "./invitations.ts";
import { createKeyRegister } from "./key-register.ts";
import { createLogStore } from "./log.ts";
import { createLogSync } from "./log-sync.ts";
import { createLoginCodeStore } from "./login-codes.ts";
import { createLogoStore } from "./logos.ts";
import { createMembershipStore } from "./memberships.ts";
import { createMerchants } from "./merchants.ts";
import { migrateToLatest, newestIn } from "./migrate.ts";
import { createMiniPrograms } from "./mini-programs.ts";
import { marksIn } from "./moved.ts";
import { createOlderData } from "./older-data.ts";
import { watchOpenFiles } from "./open-files.ts";
import { createOrganisationStore } from "./organisations.ts";
import { createOutbox } from "./outbox.ts";
import { createOwnSecretStore } from "./own-secrets.ts";
import { createPersonRequestStore } from "./person-requests.ts";
import { createPersonSessionStore } from "./person-sessions.ts";
import { createPrivately } from "./private-file.ts";
import { createProposalStore } from "./proposals.ts";
import { createPublishedRevocationsStore } from "./published-revocations.ts";
import { createQuotaCounter } from "./quota-counter.ts";
import { createReasonTemplateStore } from "./reason-templates.ts";
import { readRegisters } from "./register-rows.ts";
import { createRetentionStore } from "./retention.ts";
import { createSealedRecords } from "./sealed-records.ts";
import { createSeenKeyStore } from "./seen-keys.ts";
import { createSettle } from "./settle.ts";
import { createStaffStore } from "./staff.ts";
import { createThrottleStore } from "./throttles.ts";
import { createTokenRefusals } from "./token-refusals.ts";
import { createTrustedAuthorityStore } from "./trusted-authorities.ts";
import { createEndUnusedConsents } from "./unused-consents.ts";
import { createUsageStore } from "./usage.ts";
import { WriteQueue } from "./write-queue.ts";

/**
 * Opens, or makes, the embedded database of a data directory: WAL, every commit on the disk before it is answered.
 * @throws StoreUnavailable when another process has the directory, when the database is newer than this program, or
 * when it cannot be opened
 */
export async function openSqliteStores(directory: string): Promise<OpenStores> {
  makeDirectory(directory);
  const unlock = lockSqliteDirectory(directory);
  const file = join(directory, "shiming.db");
  try {
    requireLogOf(file);
    createPrivately(file);
    return await openFile(directory, file, unlock);
  } catch (error) {
    unlock();
    throw unavailable(file, error);
  }
}

/** The connection that serves is there first: the last one that is closed would take the log away, to be made again. */
async function openFile(directory: string, file: string, unlock: () => void): Promise<OpenStores> {
  const database = openDatabase(file);
  try {
    const schema = newestIn(database) ?? (await migrateToLatest(openDatabase(file)));
    refuseMoved(marksIn(database));
    return assemble(directory, database, schema, unlock);
  } catch (error) {
    database.close();
    throw error;
  }
}

function assemble(directory: string, database: Sqlite, schema: string, unlock: () => void): OpenStores {
  const file = database.name;
  // The queue waits for the disk by itself, beside the thread that a commit would stop for it.
  database.pragma("synchronous = NORMAL");
  // A checkpoint stops the thread for the disk: one in some thousands of exchanges, not in hundreds. The log stays below some 20 MB.
  database.pragma("wal_autocheckpoint = 4000");
  // What is deleted is overwritten where that costs no page more; see erasure.ts.
  database.pragma("secure_delete = FAST");
  const log = createLogSync(`${file}-wal`);
  const queue = new WriteQueue(database, log.sync);
  queue.beforeSettling(watchOpenFiles(file));
  const connection: Connection = { database, queue };
  const audit = createAudit(connection);
  const accessTokens = createAccessTokens(connection);
  const outbox = createOutbox(connection, audit.record);
  const settle = createSettle(audit.record, outbox.queue);
  const refusals = createTokenRefusals(connection, audit.record);
  const endUnusedConsents = createEndUnusedConsents(connection);
  const usage = createUsageStore(connection);
  const merchants = createMerchants(connection, settle);
  const eventEndpoints = createEventEndpoints(connection, settle);
  const miniPrograms = createMiniPrograms(connection, settle, (appid, at) => {
    accessTokens.endAllOf(appid, at);
    endUnusedConsents(appid, at);
    return eventEndpoints.forget(appid);
  });
  const organisations = createOrganisationStore(connection, settle, (id) => {
    merchants.forgetAllOf(id);
    miniPrograms.forgetAllOf(id);
  });
  return {
    apiTokens: createApiTokenStore(connection, settle),
    audit: audit.store,
    accessTokens: accessTokens.store,
    accountImports: createAccountImports(connection, settle),
    accounts: createAccountStore(connection, settle),
    categories: createCategoryStore(connection, settle),
    applications: createApplicationStore(connection, settle, miniPrograms.changeNow),
    calendar: createCalendarStore(connection, settle),
    assessments: createAssessmentStore(connection, settle),
    personRequests: createPersonRequestStore(connection, settle),
    consents: createConsentStore(
      connection,
      settle,
      refusals,
      ({ appid, mchId, certSerialNo }) => ({
        certificate: merchants.certificateNow(certSerialNo),
        app: miniPrograms.now(appid),
        isBound: miniPrograms.isBoundNow(appid, mchId),
      }),
      miniPrograms.now,
    ),
    eventEndpoints: eventEndpoints.store,
    erasure: createErasure(connection),
    files: createFileStore(connection),
    guardians: createGuardianStore(connection),
    hosts: createHostStore(connection, settle),
    health: createHealth(connection),
    housekeeping: createHousekeeping(connection, accessTokens, refusals),
    invitations: createInvitationStore(connection, settle),
    incomingMails: createIncomingMails(connection, settle),
    keyRegister: createKeyRegister(connection, audit.record),
    leases: createSoleLeases(createNodeName(), () => new Date()),
    log: createLogStore(connection),
    loginCodes: createLoginCodeStore(connection),
    logos: createLogoStore(connection),
    memberships: createMembershipStore(connection, settle),
    merchants: merchants.store,
    miniPrograms: miniPrograms.store,
    olderData: createOlderData(connection, audit.record),
    organisations,
    ownSecrets: createOwnSecretStore(connection),
    outbox: outbox.store,
    publishedRevocations: createPublishedRevocationsStore(connection),
    proposals: createProposalStore(connection, settle),
    quotas: createQuotaCounter(connection),
    reasonTemplates: createReasonTemplateStore(connection, settle),
    registers: { all: () => readRegisters(database) },
    retention: createRetentionStore(connection, settle),
    schema,
    sealedRecords: createSealedRecords(connection, accessTokens.forget),
    seenKeys: createSeenKeyStore(connection),
    sessions: createPersonSessionStore(connection),
    staff: createStaffStore(connection, settle),
    throttles: createThrottleStore(),
    trustedAuthorities: createTrustedAuthorityStore(connection, settle),
    usage: usage.store,
    writes: { depth: () => queue.depth, onCommit: (listener) => queue.onCommit(listener) },
    openBeside: (name) => ({
      engine: "sqlite",
      database: openPrivateDatabase(join(directory, `${name}.db`)),
    }),
    async atOnce(work) {
      // In a log, NORMAL still keeps the order of commits, and waits for the disk at the next checkpoint alone.
      database.pragma("synchronous = NORMAL");
      try {
        return await work();
      } finally {
        database.pragma("synchronous = FULL");
        database.pragma("wal_checkpoint(FULL)");
      }
    },
    async close() {
      try {
        await usage.write();
        await queue.run(() => {});
        await queue.drained();
      } finally {
        await log.close();
        database.close();
        unlock();
      }
    },
  };
}
