/** Records of processing (Personal Information Protection Law, Articles 54 to 56): derived, mini program by mini program. */
import { categoryIdOf, levelsOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram, UseTexts } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { ConsentTally } from "../ports/consent-tally.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { NO_COUNTS, type ProcessingRecord } from "./record.ts";
import { added, type Period, type Tallies, tallyConsents } from "./tally.ts";

export interface ProcessingDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "list">;
  readonly consents: Pick<ConsentStore, "find" | "tally">;
}

export interface ProcessingSelection extends Period {
  /** A part of a name, or the beginning of an appid. */
  readonly search?: string | undefined;
  readonly state?: ProcessingRecord["state"] | undefined;
  /** The key of a record, behind which it begins. */
  readonly after?: string | undefined;
}

const AT_ONCE = 500;

/** By appid, and then by category. */
export async function* processingRecords(
  selection: ProcessingSelection,
  deps: ProcessingDeps,
  at: Date,
): AsyncGenerator<ProcessingRecord> {
  const { state, after = "" } = selection;
  const tallies = byMiniProgram(await tallyConsents(deps.consents, selection));
  for await (const app of appsFrom(selection, deps)) {
    for (const record of await recordsOf(app, tallies.get(app.appid) ?? [], deps, at)) {
      if ((state === undefined || record.state === state) && record.key > after) yield record;
    }
  }
}

async function* appsFrom({ search, after = "" }: ProcessingSelection, { miniPrograms }: ProcessingDeps) {
  const [appid = ""] = after.split(" ");
  const first = appid === "" ? undefined : await miniPrograms.find(appid);
  if (first) yield first;
  for (let behind = first?.appid; ; ) {
    const page = await miniPrograms.list({ search, after: behind, limit: AT_ONCE });
    yield* page;
    behind = page.at(-1)?.appid;
    if (page.length < AT_ONCE) return;
  }
}

function byMiniProgram(tallies: Tallies): ReadonlyMap<string, readonly ConsentTally[]> {
  const all = new Map<string, ConsentTally[]>();
  for (const tally of tallies) {
    const own = all.get(tally.appid) ?? [];
    own.push(tally);
    all.set(tally.appid, own);
  }
  return all;
}

/** What was approved, each with its consents, and behind it what consents tell of that is approved no more. */
async function recordsOf(
  app: MiniProgram,
  tallies: readonly ConsentTally[],
  deps: ProcessingDeps,
  at: Date,
): Promise<readonly ProcessingRecord[]> {
  const left = new Map([...Map.groupBy(tallies, ({ category, recipient }) => `${category} ${recipient}`)]);
  const taken = (id: string) => {
    const own = left.get(id) ?? [];
    left.delete(id);
    return countsOf(own);
  };
  const approved = app.access.state === "none" ? [] : app.approvedUses;
  const now = approved.map((use) => {
    const record = ofUse(app, use, at);
    return { ...record, ...taken(`${record.category.join("-")} ${record.recipient.legalName}`) };
  });
  const former = await Promise.all([...left.values()].map((own) => formerUse(own, deps)));
  return [...now, ...former.filter((each) => each !== undefined)].sort((one, other) =>
    one.key < other.key ? -1 : 1,
  );
}

function countsOf(tallies: readonly ConsentTally[]): Pick<ProcessingRecord, "counts" | "released"> {
  const sum = tallies.reduce<ConsentTally | undefined>(added, undefined);
  const released = tallies.flatMap(({ mchId, released }) =>
    mchId === undefined ? [] : [[mchId, released] as const],
  );
  return { counts: sum ?? NO_COUNTS, released: new Map(released) };
}

type Uncounted = Omit<ProcessingRecord, "counts" | "released">;

function ofUse(app: MiniProgram, use: ApprovedUse, at: Date): Uncounted {
  const { access, serviceProvider, organisationId } = app;
  const isOver = access.state === "approved" && !accessAllows(access, at);
  const endsAt = "endsAt" in access ? access.endsAt : undefined;
  const [state, since] = isOver
    ? (["ended", endsAt] as const)
    : [
        access.state === "none" ? ("ended" as const) : access.state,
        "since" in access ? access.since : undefined,
      ];
  const category = categoryIdOf(use.category);
  return {
    key: `${app.appid} ${category.join("-")}`,
    ...{ appid: app.appid, miniProgram: app.name, state, since, endsAt, category },
    categoryNames: levelsOf(use.category).map(({ name }) => name),
    recipient: { ...serviceProvider, organisationId },
    items: use.items,
    ...textsOf(use),
    english: use.english,
  };
}

/** Approved once, and replaced, ended or handed to another since: as the person was told who consented last. */
async function formerUse(
  tallies: readonly ConsentTally[],
  { consents }: ProcessingDeps,
): Promise<ProcessingRecord | undefined> {
  const last = tallies.reduce<ConsentTally | undefined>(added, undefined);
  const notice = last && (await consents.find(last.lastConsent.id))?.notice;
  if (!notice) return undefined;
  const { appid, name } = notice.miniProgram;
  return {
    key: `${appid} ${last.category} ${last.recipient}`,
    ...{ appid, miniProgram: name, state: "ended", since: undefined, endsAt: undefined },
    category: notice.category,
    categoryNames: notice.categoryNames,
    recipient: { ...notice.recipient, organisationId: undefined },
    items: notice.offered,
    ...textsOf(notice),
    english: notice.english,
    ...countsOf(tallies),
  };
}

function textsOf({ purpose, legalBasis, retention, necessity }: UseTexts): UseTexts {
  return { purpose, legalBasis, retention, ...(necessity !== undefined && { necessity }) };
}
