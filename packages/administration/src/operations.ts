/** Everything that can be done, in one table: for the command line, the control channel, the HTTP API, and its tests. */
import type { Action } from "@shiming/core";
import type { Static } from "typebox";
import type { Method } from "./operation.ts";
import { accountOperations } from "./operations/accounts.ts";
import { apiTokenOperations } from "./operations/api-tokens.ts";
import { applicationBelongings } from "./operations/applications-belonging.ts";
import { applicationFillings } from "./operations/applications-fill-in.ts";
import { applicationReadings } from "./operations/applications-read.ts";
import { applicationReviews } from "./operations/applications-review.ts";
import { applicationThreads } from "./operations/applications-thread.ts";
import { assessmentOperations } from "./operations/assessments.ts";
import { auditOperations } from "./operations/audit.ts";
import { authorityOperations } from "./operations/authorities.ts";
import { bindingOperations } from "./operations/bindings.ts";
import { breachOperations } from "./operations/breaches.ts";
import { calendarOperations } from "./operations/calendar.ts";
import { categoryOperations } from "./operations/categories.ts";
import { certificateOperations } from "./operations/certificates.ts";
import { complianceOperations } from "./operations/compliance.ts";
import { deadlineOperations } from "./operations/deadlines.ts";
import { eventOperations } from "./operations/events.ts";
import { explorerOperations } from "./operations/explorer.ts";
import { figureOperations } from "./operations/figures.ts";
import { healthOperations } from "./operations/health.ts";
import { hostOperations } from "./operations/hosts.ts";
import { invitationOperations } from "./operations/invitations.ts";
import { keyOperations } from "./operations/keys.ts";
import { mailboxOperations } from "./operations/mailbox.ts";
import { mailOperations } from "./operations/mails.ts";
import { meOperations } from "./operations/me.ts";
import { memberOperations } from "./operations/members.ts";
import { merchantOperations } from "./operations/merchants.ts";
import { miniProgramOperations } from "./operations/mini-programs.ts";
import { organisationOperations } from "./operations/organisations.ts";
import { outboxOperations } from "./operations/outbox.ts";
import { processingOperations } from "./operations/processing.ts";
import { proposalOperations } from "./operations/proposals.ts";
import { reasonOperations } from "./operations/reasons.ts";
import { requestOperations } from "./operations/requests.ts";
import { retentionOperations } from "./operations/retention.ts";
import { rightsOperations } from "./operations/rights.ts";
import { settingOperations } from "./operations/settings.ts";
import { staffOperations } from "./operations/staff.ts";
import { staffOverviewOperations } from "./operations/staff-overview.ts";
import { transferOperations } from "./operations/transfers.ts";
import { usageOperations } from "./operations/usage.ts";

export const operations = {
  ...miniProgramOperations,
  ...explorerOperations,
  ...eventOperations,
  ...merchantOperations,
  ...bindingOperations,
  ...transferOperations,
  ...organisationOperations,
  ...memberOperations,
  ...categoryOperations,
  ...certificateOperations,
  ...authorityOperations,
  ...accountOperations,
  ...applicationReadings,
  ...applicationFillings,
  ...applicationReviews,
  ...applicationBelongings,
  ...applicationThreads,
  ...reasonOperations,
  ...calendarOperations,
  ...deadlineOperations,
  ...rightsOperations,
  ...retentionOperations,
  ...breachOperations,
  ...processingOperations,
  ...assessmentOperations,
  ...complianceOperations,
  ...auditOperations,
  ...apiTokenOperations,
  ...proposalOperations,
  ...hostOperations,
  ...requestOperations,
  ...staffOperations,
  ...invitationOperations,
  ...meOperations,
  ...outboxOperations,
  ...mailOperations,
  ...mailboxOperations,
  ...usageOperations,
  ...staffOverviewOperations,
  ...healthOperations,
  ...settingOperations,
  ...keyOperations,
  ...figureOperations,
} satisfies { readonly [Name in Action]: { readonly name: Name; readonly method: Method } };

type Operations = typeof operations;

/** Interfaces: of a name that is not known yet the compiler then asks nothing about schemas in general (decision 0228). */
interface Inputs extends Values<"input"> {}
interface Outputs extends Values<"output"> {}
type Values<Part extends "input" | "output"> = { readonly [Name in Action]: Static<Operations[Name][Part]> };

/** What an operation takes. */
export type InputOf<Name extends Action> = Inputs[Name];

/** What an operation answers. */
export type OutputOf<Name extends Action> = Outputs[Name];
