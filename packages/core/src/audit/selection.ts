/** Which entries of the audit somebody wants to read. */
import type { AccountKey } from "../account/account.ts";
import { accountSubject } from "../administration/staff-event.ts";
import { digestOf } from "../digest.ts";
import type { AuditEntry } from "./entry.ts";
import type { AuditEvent } from "./event.ts";

type EventOf<Event> = Event extends AuditEvent ? Omit<Event, "kind" | "at"> : never;
type Members<Event> = Event extends unknown ? keyof Event : never;

/** What an event may have besides its kind and its time. */
export type AuditMember = Members<EventOf<AuditEvent>>;

/** An entry as it is read: its event's times are text, and nobody vouches for what stands in it. */
export interface AuditRecord {
  readonly seq: number;
  readonly digest: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly kind: AuditEvent["kind"] | typeof UNREADABLE;
  readonly members: Readonly<Partial<Record<AuditMember, unknown>>>;
}

/** The kind of an entry whose text somebody has broken; `verifyAudit` says more. */
export const UNREADABLE = "unreadable";

/** All that is given has to apply. */
export interface AuditSelection {
  readonly kinds?: readonly string[] | undefined;
  /** What was done, of those whose kind does not say it: `secret_reset`. */
  readonly actions?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  /** The first moment behind the last one. */
  readonly to?: Date | undefined;
  readonly appid?: string | undefined;
  readonly merchant?: { readonly mchId: string; readonly certSerialNos: readonly string[] } | undefined;
  /** As the request has carried it. */
  readonly certSerialNo?: string | undefined;
  readonly person?: { readonly account: AccountKey; readonly consentIds: ReadonlySet<string> } | undefined;
}

export function recordOf({ seq, body }: AuditEntry): AuditRecord {
  const digest = digestOf(body);
  try {
    const { nonce: _nonce, seq: _place, previous: _digest, kind, at, ...members } = JSON.parse(body);
    return { seq, digest, kind: String(kind) as AuditRecord["kind"], at: String(at), members };
  } catch {
    return { seq, digest, kind: UNREADABLE, at: "", members: {} };
  }
}

/** Whether a record is wanted. One that cannot be read is wanted by whoever does not ask for something else. */
export function selects(selection: AuditSelection): (record: AuditRecord) => boolean {
  const { kinds, actions, from, to, appid, merchant, certSerialNo, person } = selection;
  const [first, last] = [from?.toISOString() ?? "", to?.toISOString()];
  const merchantNames = merchant && [merchant.mchId, ...merchant.certSerialNos];
  const personSubject = person && accountSubject(person.account);
  return ({ kind, at, members }) => {
    const { action, consentId, subject, person: ward, guardian } = members;
    return (
      (!kinds || kinds.includes(kind)) &&
      (!actions || (typeof action === "string" && actions.includes(action))) &&
      at >= first &&
      (last === undefined || at < last) &&
      (appid === undefined || members.appid === appid || hasName(subject, [appid])) &&
      (certSerialNo === undefined || members.certSerialNo === certSerialNo) &&
      (!merchantNames || members.mchId === merchant.mchId || hasName(subject, merchantNames)) &&
      (!person ||
        [subject, ward, guardian].includes(personSubject) ||
        person.consentIds.has(String(consentId)))
    );
  };
}

/** The subject of what staff did names what it was done to, separated by spaces. */
function hasName(subject: unknown, names: readonly string[]): boolean {
  return typeof subject === "string" && subject.split(" ").some((name) => names.includes(name));
}
