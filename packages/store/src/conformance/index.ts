/**
 * What every adapter of core's `Stores` has to keep, as tests: `describeStores("sqlite", openSqlite)` is all that an
 * adapter needs. Time is an argument everywhere, so nothing here waits.
 */

import { describe, test } from "vitest";
import { describeAccessTokens } from "./access-tokens.ts";
import { describeAccountImports } from "./account-imports.ts";
import { describeAccounts } from "./accounts.ts";
import { describeApiTokens } from "./api-tokens.ts";
import { describeApplications } from "./applications.ts";
import { describeAssertions } from "./assertions.ts";
import { describeAssessments } from "./assessments.ts";
import { describeAudit } from "./audit.ts";
import { describeBindings } from "./bindings.ts";
import { describeCalendar } from "./calendar.ts";
import { describeCategories } from "./categories.ts";
import { describeCertificates } from "./certificates.ts";
import { describeConsentTally } from "./consent-tally.ts";
import { describeConsents } from "./consents.ts";
import type { TestDatabase } from "./database.ts";
import { describeDisclosure } from "./disclosure.ts";
import { describeEventEndpoints } from "./event-endpoints.ts";
import { describeFiles } from "./files.ts";
import { describeGuardians } from "./guardians.ts";
import { describeHealth } from "./health.ts";
import { describeHosts } from "./hosts.ts";
import { describeHousekeeping } from "./housekeeping.ts";
import { describeIncomingMails } from "./incoming-mails.ts";
import { describeInvitations } from "./invitations.ts";
import { describeKeyRegister } from "./key-register.ts";
import { describeLockout } from "./lockout.ts";
import { describeLog } from "./log.ts";
import { describeLoginCodes } from "./login-codes.ts";
import { describeLogos } from "./logos.ts";
import { describeMemberships } from "./memberships.ts";
import { describeMerchantCertificates } from "./merchant-certificates.ts";
import { describeMerchants } from "./merchants.ts";
import { describeMiniPrograms } from "./mini-programs.ts";
import { describeOlderData } from "./older-data.ts";
import { describeOrganisations } from "./organisations.ts";
import { describeOutbox } from "./outbox.ts";
import { describeOwnSecrets } from "./own-secrets.ts";
import { describePersonRequests } from "./person-requests.ts";
import { describeProposals } from "./proposals.ts";
import { describeQuotas } from "./quotas.ts";
import { describeReasonTemplates } from "./reason-templates.ts";
import { describeRegisters } from "./registers.ts";
import { describeRelease } from "./release.ts";
import { describeReleaseToCallers } from "./release-callers.ts";
import { describeRetention } from "./retention.ts";
import { describeSealedRecords } from "./sealed-records.ts";
import { describeSessions } from "./sessions.ts";
import { describeStaff } from "./staff.ts";
import { describeThrottles } from "./throttles.ts";
import { describeTransfers } from "./transfers.ts";
import { describeUsage } from "./usage.ts";
import { describeVerification } from "./verification.ts";

export type { TestDatabase } from "./database.ts";

/** Describes the stores of an adapter. @param open makes an empty database, apart from every other one */
export function describeStores(adapter: string, open: () => Promise<TestDatabase>): void {
  const it = test.extend<{ database: TestDatabase }>({
    database: async ({ task: _ }, use) => {
      const database = await open();
      await use(database);
      await database.remove();
    },
  });
  describe(`the stores on ${adapter}`, () => {
    describeAssertions(it);
    describeConsents(it);
    describeConsentTally(it);
    describePersonRequests(it);
    describeAssessments(it);
    describeRelease(it);
    describeDisclosure(it);
    describeVerification(it);
    describeReleaseToCallers(it);
    describeAccounts(it);
    describeAccountImports(it);
    describeGuardians(it);
    describeLockout(it);
    describeAccessTokens(it);
    describeApiTokens(it);
    describeMiniPrograms(it);
    describeBindings(it);
    describeTransfers(it);
    describeOrganisations(it);
    describeMemberships(it);
    describeCategories(it);
    describeApplications(it);
    describeEventEndpoints(it);
    describeFiles(it);
    describeCalendar(it);
    describeLogos(it);
    describeMerchants(it);
    describeMerchantCertificates(it);
    describeCertificates(it);
    describeHosts(it);
    describeSessions(it);
    describeLoginCodes(it);
    describeStaff(it);
    describeInvitations(it);
    describeOutbox(it);
    describeIncomingMails(it);
    describeProposals(it);
    describeReasonTemplates(it);
    describeQuotas(it);
    describeThrottles(it);
    describeUsage(it);
    describeRetention(it);
    describeAudit(it);
    describeRegisters(it);
    describeLog(it);
    describeHousekeeping(it);
    describeHealth(it);
    describeKeyRegister(it);
    describeOwnSecrets(it);
    describeSealedRecords(it);
    describeOlderData(it);
  });
}
