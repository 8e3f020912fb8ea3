import type { Kysely } from "kysely";
import type { MigrationProvider } from "kysely/migration";
import type { Engine, PortableMigration } from "./portable.ts";

/** By their names. A database that has them all, as nearly every one that is opened, loads none of them, nor kysely. */
export type Migrations = Readonly<Record<string, () => Promise<PortableMigration>>>;

/** Forward only, in the order of their names; one that was released is never edited. */
export const migrations: Migrations = {
  "0001-initial": async () => (await import("./0001-initial.ts")).initial,
  "0002-account-imports": async () => (await import("./0002-account-imports.ts")).accountImports,
  "0003-sheet": async () => (await import("./0003-sheet.ts")).sheet,
  "0004-logos": async () => (await import("./0004-logos.ts")).logos,
  "0005-decided-consents": async () => (await import("./0005-decided-consents.ts")).decidedConsents,
  "0006-ends-of-consents": async () => (await import("./0006-ends-of-consents.ts")).endsOfConsents,
  "0007-belonging": async () => (await import("./0007-belonging.ts")).belonging,
  "0008-valid-certificates": async () => (await import("./0008-valid-certificates.ts")).validCertificates,
  "0009-locked-accounts": async () => (await import("./0009-locked-accounts.ts")).lockedAccounts,
  "0010-outbox": async () => (await import("./0010-outbox.ts")).outbox,
  "0013-organisations": async () => (await import("./0013-organisations.ts")).organisations,
  "0014-people": async () => (await import("./0014-people.ts")).people,
  "0016-certificates": async () => (await import("./0016-certificates.ts")).certificates,
  "0017-incoming-mails": async () => (await import("./0017-incoming-mails.ts")).incomingMails,
  "0018-applications": async () => (await import("./0018-applications.ts")).applications,
  "0019-api-tokens": async () => (await import("./0019-api-tokens.ts")).apiTokens,
  "0020-proposals": async () => (await import("./0020-proposals.ts")).proposals,
  "0021-usage": async () => (await import("./0021-usage.ts")).usage,
  "0022-heads-of-mails": async () => (await import("./0022-heads-of-mails.ts")).headsOfMails,
  "0023-ends-of-requests": async () => (await import("./0023-ends-of-requests.ts")).endsOfRequests,
  "0024-bindings-of-merchants": async () =>
    (await import("./0024-bindings-of-merchants.ts")).bindingsOfMerchants,
  "0025-reason-templates": async () => (await import("./0025-reason-templates.ts")).reasonTemplates,
  "0026-moved-applications": async () => (await import("./0026-moved-applications.ts")).movedApplications,
  "0027-units-of-many-nodes": async () => (await import("./0027-units-of-many-nodes.ts")).unitsOfManyNodes,
  "0028-log": async () => (await import("./0028-log.ts")).log,
  "0029-registers": async () => (await import("./0029-registers.ts")).registers,
  "0030-deadlines": async () => (await import("./0030-deadlines.ts")).deadlines,
  "0031-moves": async () => (await import("./0031-moves.ts")).moves,
  "0032-searched-applications": async () =>
    (await import("./0032-searched-applications.ts")).searchedApplications,
  "0033-nodes": async () => (await import("./0033-nodes.ts")).nodes,
  "0034-log-witnesses": async () => (await import("./0034-log-witnesses.ts")).logWitnesses,
  "0035-needs": async () => (await import("./0035-needs.ts")).needs,
  "0036-verification": async () => (await import("./0036-verification.ts")).verification,
  "0037-consented-items": async () => (await import("./0037-consented-items.ts")).consentedItems,
  "0038-events": async () => (await import("./0038-events.ts")).events,
  "0039-usual-items": async () => (await import("./0039-usual-items.ts")).usualItems,
  "0040-rights": async () => (await import("./0040-rights.ts")).rights,
  "0041-since-of-leases": async () => (await import("./0041-since-of-leases.ts")).sinceOfLeases,
  "0042-guardians": async () => (await import("./0042-guardians.ts")).guardians,
  "0043-assessments": async () => (await import("./0043-assessments.ts")).assessments,
  "0044-person-requests": async () => (await import("./0044-person-requests.ts")).personRequests,
  "0045-untouched-by-a-release": async () =>
    (await import("./0045-untouched-by-a-release.ts")).untouchedByARelease,
  "0046-room-for-a-release": async () => (await import("./0046-room-for-a-release.ts")).roomForARelease,
};

/** From here on a database says which programs may work on it: what knows this one has all that is asked of it by default. */
export const COMPATIBILITY = "0035-needs";

/** The same for each engine. */
export function migrationsOn(engine: Engine, known: Migrations): MigrationProvider {
  const bound = Object.entries(known).map(([name, load]) => [
    name,
    { up: async (db: Kysely<unknown>) => (await load()).up(db, engine) },
  ]);
  return { getMigrations: async () => Object.fromEntries(bound) };
}
