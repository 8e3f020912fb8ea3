/** Where the people of the sandbox's world act: by the operations of the product, as who they are, at the time that it is there. */
import { applicationDeps, type OperationDeps, perform } from "@shiming/administration";
import {
  type Actor,
  createApplicationIntake,
  receiveMail,
  type Sensitive,
  type StaffRole,
  understandMails,
  warnedAddresses,
  warnOfEnds,
} from "@shiming/core";
import { readHead } from "@shiming/mail";
import type { Ask, Perform } from "../../administration/location.ts";
import { SANDBOX_SENDER } from "../../server/mail-parts.ts";
import type { OrganisationName } from "../world.ts";
import type { StaffName } from "./people.ts";
import type { Past } from "./time.ts";

const DOMAIN = SANDBOX_SENDER.address.split("@")[1] ?? "";

/** A mail as it came. */
export interface ReceivedMail {
  readonly from: string;
  readonly raw: string;
}

export interface Office {
  readonly past: Past;
  /** The operator on the machine. */
  readonly machine: Perform;
  staff(name: StaffName): Perform;
  staffId(name: StaffName): string;
  /** The first of an organisation's members who has joined it: its owner. */
  owner(of: OrganisationName): Perform;
  organisationId(name: OrganisationName): string;
  /** Takes a mail in, and looks at it as the job does. */
  receive(mail: ReceivedMail): Promise<void>;
  /** What jobs do by themselves: reminders, and ends of approvals. */
  attend(): Promise<void>;
  warnOfEnds(): Promise<void>;
}

export interface OfficeParts {
  readonly deps: OperationDeps;
  /** Under which senders of mails are counted. */
  readonly senders: Sensitive<Buffer>;
  readonly past: Past;
  /** The time in the world. */
  readonly now: () => Date;
  readonly machine: Actor;
  /** Filled while people join. */
  readonly staffIds: ReadonlyMap<StaffName, { readonly id: string; readonly roles: readonly StaffRole[] }>;
  readonly ownerIds: ReadonlyMap<OrganisationName, string>;
  readonly organisationIds: ReadonlyMap<OrganisationName, string>;
}

export function performAs(
  deps: OperationDeps,
  actor: () => Actor | Promise<Actor>,
  now: () => Date,
): Perform {
  const ask: Ask = async (name, input) => perform(name, input, await actor(), deps, now());
  return ask as Perform;
}

/** With the memberships of that moment, as a session has them. */
export const memberActor = (deps: OperationDeps, id: string) => async (): Promise<Actor> => ({
  kind: "member",
  id,
  memberships: await deps.stores.memberships.of(id),
});

export function openOffice(parts: OfficeParts): Office {
  const { deps, past, now } = parts;
  const { stores, keys, random } = deps;
  const as = (actor: () => Actor | Promise<Actor>) => performAs(deps, actor, now);
  const job = as(() => ({ kind: "job", name: "applications" }));
  const addressesOf = (mchId: string) => warnedAddresses(mchId, { ...stores, people: deps.people });
  return {
    past,
    machine: as(() => parts.machine),
    staffId: (name) => got(parts.staffIds, name).id,
    staff: (name) => as(() => ({ kind: "staff", ...got(parts.staffIds, name) })),
    owner: (of) => as(() => memberActor(deps, got(parts.ownerIds, of))()),
    organisationId: (name) => got(parts.organisationIds, name),
    receive: (mail) => receive(mail, parts),
    attend: async () => void (await job("applications.attend", {})),
    warnOfEnds: () => warnOfEnds({ ...stores, addressesOf, keys, random }, now()),
  };
}

async function receive(
  { from, raw }: ReceivedMail,
  { deps, senders, now }: Pick<OfficeParts, "deps" | "senders" | "now">,
): Promise<void> {
  const { stores, keys, mail } = deps;
  if (!mail) throw new Error("nobody reads mails here");
  const envelope = { from, to: [SANDBOX_SENDER.address], isRelayed: true };
  const mails = stores.incomingMails;
  const bytes = Buffer.from(raw);
  const received = { envelope, raw: bytes };
  await receiveMail(received, await readHead(bytes), { mails, keys, senders }, now());
  const intake = createApplicationIntake(applicationDeps(deps));
  const { outbox } = stores;
  await understandMails({ mails, outbox, keys, reader: mail.reader, intake, domain: DOMAIN }, now);
}

function got<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${String(key)} is not there yet`);
  return value;
}
