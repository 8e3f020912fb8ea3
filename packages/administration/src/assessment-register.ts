/** What there is to assess, and what was: the platform, each use in force, and whatever was assessed before. */
import {
  type Assessment as Assessed,
  type AssessmentState,
  assessmentState,
  openAssessment,
  type ProcessingRecord,
  processingRecords,
  refuse,
  requireAssessments,
  shanghaiDateOf,
} from "@shiming/core";
import type { Static } from "typebox";
import { describeAssessment } from "./described-assessment.ts";
import type { OperationDeps } from "./operation.ts";
import { usualPeriod } from "./processing-register.ts";
import type { AssessmentListInput, AssessmentVersions, ListedAssessment } from "./schemas/assessment.ts";
import { PAGE } from "./schemas/common.ts";

type Deps = Pick<OperationDeps, "stores" | "keys">;

/** What is missing first, then what is due, then what is to be looked at again first. */
export async function assessmentRegister(
  { state, after, limit = PAGE }: Static<typeof AssessmentListInput>,
  deps: Deps,
  at: Date,
): Promise<ListedAssessment[]> {
  const all = await allSubjects(deps, at);
  const found = state === undefined ? all : all.filter((each) => each.state === state);
  const behind = after === undefined ? 0 : found.findIndex(({ subject }) => subject === after) + 1;
  return found.slice(behind, behind + limit);
}

const RANK: Readonly<Record<AssessmentState, string>> = { missing: "0", due: "1", current: "2" };

async function allSubjects({ stores }: Deps, at: Date): Promise<readonly ListedAssessment[]> {
  const today = shanghaiDateOf(at);
  const latest = new Map((await stores.assessments.latest()).map((each) => [each.subject, each]));
  const listed: ListedAssessment[] = [listedOf("platform", undefined, latest.get("platform"), today)];
  for await (const record of usesOf(stores, at)) {
    const assessed = latest.get(record.key);
    if (record.state !== "ended" || assessed) listed.push(listedOf(record.key, record, assessed, today));
  }
  const known = new Set(listed.map(({ subject }) => subject));
  const gone = [...latest.values()].filter(({ subject }) => !known.has(subject));
  listed.push(...gone.map((assessed) => listedOf(assessed.subject, undefined, assessed, today)));
  const place = ({ state, latest, subject }: ListedAssessment) =>
    `${RANK[state]} ${latest?.next_review_on ?? ""} ${subject === "platform" ? "" : subject}`;
  return listed.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

const usesOf = (stores: Deps["stores"], at: Date) => processingRecords(usualPeriod(at), stores, at);

function listedOf(
  subject: string,
  use: ProcessingRecord | undefined,
  latest: Assessed | undefined,
  today: string,
): ListedAssessment {
  const isOver = subject !== "platform" && (use === undefined || use.state === "ended");
  return {
    subject,
    mini_program: use?.miniProgram ?? null,
    appid: use?.appid ?? null,
    category_names: [...(use?.categoryNames ?? [])],
    recipient: use?.recipient.legalName ?? null,
    // What is done no more needs no review.
    state: isOver && latest ? "current" : assessmentState(latest, today),
    latest: latest ? describeAssessment(latest) : null,
  };
}

/** @throws `entity_not_found` */
export async function versionsOf(
  subject: string,
  { stores, keys }: Deps,
  at: Date,
): Promise<AssessmentVersions> {
  const all = await requireAssessments(subject, stores);
  return {
    subject,
    state: assessmentState(all[0], shanghaiDateOf(at)),
    versions: all.map((each) => ({ ...describeAssessment(each), ...openAssessment(each, keys) })),
  };
}

/** @throws `entity_not_found` for what is neither the platform, nor a use that it knows, nor assessed already */
export async function requireAssessable(subject: string, deps: Deps, at: Date): Promise<void> {
  if (subject === "platform" || (await deps.stores.assessments.versionsOf(subject)).length > 0) return;
  for await (const record of usesOf(deps.stores, at)) if (record.key === subject) return;
  refuse("entity_not_found", {
    hint: { en: `no record of processing ${subject}`, zh: `没有处理记录 ${subject}` },
  });
}
