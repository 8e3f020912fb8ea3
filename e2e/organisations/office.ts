/** A platform and the people of two organisations, who do things by the table of operations. */
import { randomBytes } from "node:crypto";
import { type InputOf, type OutputOf, perform } from "@shiming/administration";
import {
  type Action,
  type Actor,
  DomainError,
  type MemberRole,
  messageColumn,
  type OutgoingMail,
  type StaffRole,
} from "@shiming/core";
import { openRecord } from "@shiming/crypto";
import { addressOf, everybody } from "../support/everybody.ts";
import { NO_AUTHORITY } from "../support/no-authority.ts";
import { NO_KEYS } from "../support/no-keys.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";

/** Codes that their holders publish. */
export const CODES = ["91350100M000100Y43", "9144030071526726XG", "91330100799655058B", "914403001922038216"];

export interface Person {
  do<Name extends Action>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** What it was refused by: the failure, and its sentence. */
  refusal<Name extends Action>(name: Name, input: InputOf<Name>): Promise<string>;
}

export interface Office {
  readonly platform: TestPlatform;
  /** Whoever signed in, with the memberships of that moment. */
  member(id: string): Person;
  staff(role: StaffRole): Person;
  by(actor: Actor | (() => Promise<Actor>)): Person;
  /** Registers an organisation. @returns its id */
  found(owner: string, legalName: string, code: string): Promise<string>;
  join(organisationId: string, personId: string, role: MemberRole): Promise<void>;
  /** What was said to somebody by mail, oldest first. */
  mailsTo(personId: string): Promise<readonly OutgoingMail[]>;
  /** What the platform does by itself. */
  job(): Person;
}

export async function openOffice(certificates: typeof NO_AUTHORITY = NO_AUTHORITY): Promise<Office> {
  const { authority } = certificates;
  const platform = await startPlatform({ replace: (parts) => ({ ...parts, authority }) });
  const { stores, secrets } = platform;
  const deps = { stores, ...secrets, ...everybody, ...certificates, ...NO_KEYS, random: randomBytes };
  const by: Office["by"] = (actor) => {
    const run = async (name: Action, input: object) => {
      // So that what was said first is told from what was said later.
      platform.advance(1);
      return perform(name, input, typeof actor === "function" ? await actor() : actor, deps, platform.now());
    };
    return {
      do: (name, input) => run(name, input) as never,
      refusal: (name, input) =>
        run(name, input).then(
          () => "done",
          (error) => (error instanceof DomainError ? error.message : Promise.reject(error)),
        ),
    };
  };
  const member: Office["member"] = (id) =>
    by(async () => ({ kind: "member", id, memberships: await stores.memberships.of(id) }));
  return {
    platform,
    by,
    member,
    mailsTo: async (personId) => {
      const messages = await stores.outbox.list({ limit: 1000 });
      const sent = messages.filter((message) => message.channel === "mail");
      const mails = sent.map(({ id, sealed }): OutgoingMail => {
        const plain = openRecord(sealed, messageColumn(id), (keyId) => secrets.keys.byId(keyId));
        return JSON.parse(Buffer.from(plain).toString());
      });
      return mails.filter(({ to }) => to.includes(addressOf(personId))).reverse();
    },
    job: () => by({ kind: "job", name: "requests" }),
    staff: (role) => by({ kind: "staff", id: role, roles: [role] }),
    async found(owner, legal_name, social_credit_code) {
      const subject_type = "public_institution";
      const input = { legal_name, social_credit_code, subject_type, citizen_contact: "0000-12345" } as const;
      return (await member(owner).do("organisations.create", input)).id;
    },
    join: (organisationId, personId, role) =>
      stores.memberships.change(organisationId, (now) => ({
        next: [...now, { organisationId, personId, role, since: platform.now() }],
        events: [],
      })),
  };
}
