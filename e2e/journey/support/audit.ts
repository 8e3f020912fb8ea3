/** Whether the audit accounts for what is there. */
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditEntry, verifyAudit } from "@shiming/core";
import { expect } from "vitest";
import { auditIn } from "../../support/owned-database.ts";
import type { Platform } from "./platform.ts";
import { MCH_ID, type Story } from "./story.ts";

interface Line {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

/** The chain is whole; each step of the application has its entry, and each entry that moves it has its step. */
export async function expectAudited({ platform, reviewerOne, notes }: Story): Promise<void> {
  const lines = await auditOf(platform);
  if (notes.applicationId === undefined) return;
  const id = notes.applicationId;
  const { history } = await reviewerOne.do("applications.show", { id });
  const about = lines.filter(({ subject }) => subject === `application ${id}`);
  const moving = about.filter(({ action }) => !QUIET.has(action));
  expect(moving.map(({ at, actor }) => [at, actor])).toEqual(history.map(({ at, by }) => [at, by]));
}

/** Of what there is one of, there is one entry. */
export async function expectEachOnce({ platform, notes }: Story): Promise<void> {
  const lines = await auditOf(platform);
  const made = [
    ["mini_program_created", notes.appid],
    ["merchant_created", MCH_ID],
    ["organisation_created", notes.organisationId],
    ["organisation_created", notes.ownersOrganisationId],
    ["binding_requested", `${notes.appid} ${MCH_ID}`],
    ["binding_confirmed", `${notes.appid} ${MCH_ID}`],
    ["application_received", `application ${notes.applicationId}`],
    ["access_approved", `application ${notes.applicationId}`],
  ];
  const countOf = ([action, subject]: readonly unknown[]) =>
    lines.filter((line) => line.action === action && line.subject === subject).length;
  expect(made.map((each) => [...each, countOf(each)])).toEqual(made.map((each) => [...each, 1]));
}

async function auditOf({ premises }: Platform): Promise<readonly Line[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of auditIn(premises.data)) entries.push(entry);
  const key = createPublicKey(readFileSync(join(premises.keys, "audit.pub")));
  expect((await verifyAudit(entries, { heads: [], publicKeys: [key] })).problems).toEqual([]);
  return entries.map(({ body }) => JSON.parse(body));
}

/** What is done to an application without a step. */
const QUIET = new Set([
  "application_taken",
  "application_updated",
  "permission_updated",
  "file_attached",
  "end_of_access_reminded",
  "application_reminded",
]);
