import type { Kysely } from "kysely";
import type { MigrationProvider } from "kysely/migration";
import { initial } from "./0001-initial.ts";
import { accountImports } from "./0002-account-imports.ts";
import { sheet } from "./0003-sheet.ts";
import { logos } from "./0004-logos.ts";
import { decidedConsents } from "./0005-decided-consents.ts";
import { endsOfConsents } from "./0006-ends-of-consents.ts";
import { belonging } from "./0007-belonging.ts";
import { validCertificates } from "./0008-valid-certificates.ts";
import { lockedAccounts } from "./0009-locked-accounts.ts";
import { outbox } from "./0010-outbox.ts";
import { organisations } from "./0013-organisations.ts";
import { people } from "./0014-people.ts";
import { certificates } from "./0016-certificates.ts";
import { incomingMails } from "./0017-incoming-mails.ts";
import { applications } from "./0018-applications.ts";
import { apiTokens } from "./0019-api-tokens.ts";
import { proposals } from "./0020-proposals.ts";
import { usage } from "./0021-usage.ts";
import { headsOfMails } from "./0022-heads-of-mails.ts";
import { endsOfRequests } from "./0023-ends-of-requests.ts";
import { bindingsOfMerchants } from "./0024-bindings-of-merchants.ts";
import { reasonTemplates } from "./0025-reason-templates.ts";
import { movedApplications } from "./0026-moved-applications.ts";
import { unitsOfManyNodes } from "./0027-units-of-many-nodes.ts";
import { log } from "./0028-log.ts";
import { registers } from "./0029-registers.ts";
import { deadlines } from "./0030-deadlines.ts";
import { moves } from "./0031-moves.ts";
import { searchedApplications } from "./0032-searched-applications.ts";
import { nodes } from "./0033-nodes.ts";
import { logWitnesses } from "./0034-log-witnesses.ts";
import { needs } from "./0035-needs.ts";
import { verification } from "./0036-verification.ts";
import { consentedItems } from "./0037-consented-items.ts";
import { events } from "./0038-events.ts";
import { usualItems } from "./0039-usual-items.ts";
import { rights } from "./0040-rights.ts";
import { sinceOfLeases } from "./0041-since-of-leases.ts";
import type { Engine, PortableMigration } from "./portable.ts";

export type Migrations = Readonly<Record<string, PortableMigration>>;

/** Forward only, in the order of their names; one that was released is never edited. */
export const migrations: Migrations = {
  "0001-initial": initial,
  "0002-account-imports": accountImports,
  "0003-sheet": sheet,
  "0004-logos": logos,
  "0005-decided-consents": decidedConsents,
  "0006-ends-of-consents": endsOfConsents,
  "0007-belonging": belonging,
  "0008-valid-certificates": validCertificates,
  "0009-locked-accounts": lockedAccounts,
  "0010-outbox": outbox,
  "0013-organisations": organisations,
  "0014-people": people,
  "0016-certificates": certificates,
  "0017-incoming-mails": incomingMails,
  "0018-applications": applications,
  "0019-api-tokens": apiTokens,
  "0020-proposals": proposals,
  "0021-usage": usage,
  "0022-heads-of-mails": headsOfMails,
  "0023-ends-of-requests": endsOfRequests,
  "0024-bindings-of-merchants": bindingsOfMerchants,
  "0025-reason-templates": reasonTemplates,
  "0026-moved-applications": movedApplications,
  "0027-units-of-many-nodes": unitsOfManyNodes,
  "0028-log": log,
  "0029-registers": registers,
  "0030-deadlines": deadlines,
  "0031-moves": moves,
  "0032-searched-applications": searchedApplications,
  "0033-nodes": nodes,
  "0034-log-witnesses": logWitnesses,
  "0035-needs": needs,
  "0036-verification": verification,
  "0037-consented-items": consentedItems,
  "0038-events": events,
  "0039-usual-items": usualItems,
  "0040-rights": rights,
  "0041-since-of-leases": sinceOfLeases,
};

/** From here on a database says which programs may work on it: what knows this one has all that is asked of it by default. */
export const COMPATIBILITY = "0035-needs";

/** The same for each engine. */
export function migrationsOn(engine: Engine, known: Migrations): MigrationProvider {
  const bound = Object.entries(known).map(([name, { up }]) => [
    name,
    { up: (db: Kysely<unknown>) => up(db, engine) },
  ]);
  return { getMigrations: async () => Object.fromEntries(bound) };
}
