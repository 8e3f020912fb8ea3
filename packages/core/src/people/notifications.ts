/** Mails that tell people what others did to a thing of their organisation, or to their own place. */
import type { Text } from "@shiming/crypto";
import { type Actor, memberBehind } from "../actor/actor.ts";
import { sealMail } from "../mail/sealed-mail.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { People } from "../ports/people.ts";
import type { RandomBytes } from "../random.ts";
import { shanghaiDateOf } from "../shanghai-time.ts";

export interface Notification {
  readonly said: Text;
  /** What they can do about it. */
  readonly next?: Text | undefined;
  readonly until?: Date | undefined;
}

export interface NotificationDeps {
  readonly memberships: Pick<MembershipStore, "membersOf">;
  readonly people: Pick<People, "find">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/** One mail for each, so that nobody reads another's address. @param about names no person */
export async function notificationsTo(
  personIds: readonly string[],
  { said, next, until }: Notification,
  about: string,
  { people, ...sealing }: Omit<NotificationDeps, "memberships">,
  at: Date,
): Promise<readonly OutgoingMessage[]> {
  const found = personIds.length === 0 ? [] : await people.find([...new Set(personIds)]);
  const content = { template: "notification", said, next, until: until && shanghaiDateOf(until) } as const;
  return found.map(({ email }) =>
    sealMail({ to: [email.reveal()], language: "both", references: [], ...content }, about, sealing, at),
  );
}

/** To the owners of these organisations, but for whoever did it. */
export async function notificationsToOwners(
  organisationIds: readonly (string | undefined)[],
  notice: Notification,
  actor: Actor,
  deps: NotificationDeps,
  at: Date,
): Promise<readonly OutgoingMessage[]> {
  const ids = [...new Set(organisationIds.filter((id) => id !== undefined))];
  const self = memberBehind(actor)?.id;
  const told = ids.map(async (id) => {
    const owners = (await ownersOf(id, deps)).filter((personId) => personId !== self);
    return notificationsTo(owners, notice, `organisation ${id}`, deps, at);
  });
  return (await Promise.all(told)).flat();
}

async function ownersOf(
  organisationId: string,
  { memberships }: Pick<NotificationDeps, "memberships">,
): Promise<readonly string[]> {
  const members = await memberships.membersOf(organisationId);
  return members.filter(({ role }) => role === "owner").map(({ personId }) => personId);
}
