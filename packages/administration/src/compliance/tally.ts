/** What the audit tells of a period, counted by month of Asia/Shanghai in one walk. */
import {
  type AuditRecord,
  entriesWithin,
  recordOf,
  type Stores,
  selects,
  shanghaiDateOf,
} from "@shiming/core";

export interface Period {
  readonly from: Date;
  /** The first moment behind it. */
  readonly to: Date;
}

/** What is counted of a mini program, by the kinds of entries. */
export const COUNTED = {
  consent_approved: "consents_given",
  consent_denied: "consents_refused",
  consent_withdrawn: "consents_withdrawn",
  identity_released: "released",
  identity_repeated: "repeated",
  identity_verified: "verified",
  known_token_refused: "used_tokens_refused",
  complaint_filed: "complaints",
} as const satisfies Partial<Record<AuditRecord["kind"], string>>;

export interface Tally {
  /** By month and appid, with a blank between them; then by kind. */
  readonly apps: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By month and what was done, with a blank between them: `2026-11 account_deleted`, `2026-11 audit_read`. */
  readonly actions: ReadonlyMap<string, number>;
  /** When records were removed after their time, which, and how many. */
  readonly removals: readonly { readonly at: string; readonly told: string }[];
}

export async function tallyOf(period: Period, { audit }: Pick<Stores, "audit">): Promise<Tally> {
  const isMeant = selects(period);
  const apps = new Map<string, Map<string, number>>();
  const actions = new Map<string, number>();
  const removals: { at: string; told: string }[] = [];
  for await (const entry of entriesWithin(period, audit)) {
    const record = recordOf(entry);
    if (!isMeant(record)) continue;
    const { kind, at, members } = record;
    const month = shanghaiDateOf(new Date(at)).slice(0, 7);
    if (Object.hasOwn(COUNTED, kind)) {
      const counts = countsOf(apps, `${month} ${members.appid}`);
      counts.set(kind, (counts.get(kind) ?? 0) + timesOf(record));
    } else {
      const what = `${month} ${kind === "staff_write" ? members.action : kind}`;
      actions.set(what, (actions.get(what) ?? 0) + 1);
    }
    if (members.action === "records_removed") removals.push({ at, told: String(members.subject) });
  }
  return { apps, actions, removals };
}

function countsOf(apps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const counts = apps.get(key) ?? new Map<string, number>();
  apps.set(key, counts);
  return counts;
}

/** A refusal that was repeated is one entry. */
const timesOf = ({ members: { times } }: AuditRecord) => (typeof times === "number" ? times : 1);
