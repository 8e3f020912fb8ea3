import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { sealMail } from "../mail/sealed-mail.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { PersonRequestStore } from "../ports/person-request-store.ts";
import type { RandomBytes } from "../random.ts";
import { shanghaiDateOf } from "../shanghai-time.ts";

/** So long before its deadline staff are told of a request that waits. */
const REMINDED_BEFORE_MS = 3 * 86_400_000;

export interface ReminderDeps {
  readonly personRequests: Pick<PersonRequestStore, "listDue" | "change">;
  /** Of the staff who may answer. */
  readonly addresses: () => Promise<readonly string[]>;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/**
 * Tells those who may answer, by mail, of each request that is due within three days: once, and without what it says.
 * @returns of how many
 */
export async function remindOfRequests(
  actor: Permitted<"rights.remind">,
  { personRequests, addresses, ...sealing }: ReminderDeps,
  at: Date,
): Promise<number> {
  const due = await personRequests.listDue(new Date(at.getTime() + REMINDED_BEFORE_MS));
  const staff = due.length === 0 ? [] : await addresses();
  // What could be told to nobody is told when there is somebody.
  if (staff.length === 0) return 0;
  for (const { id, deadline } of due) {
    const said = {
      en: `A request of a person waits for an answer: ${id}`,
      zh: `有一项个人请求待答复：${id}`,
    };
    const mail = { template: "notification", said, until: shanghaiDateOf(deadline) } as const;
    const messages = staff.map((to) =>
      sealMail({ to: [to], language: "both", references: [], ...mail }, `request ${id}`, sealing, at),
    );
    await personRequests.change(id, (now) => {
      if (now.answer || now.remindedAt) return { next: now, events: [] };
      const events = [staffEvent(actor, "person_request_reminded", `request ${id}`, at)];
      return { next: { ...now, remindedAt: at }, events, messages };
    });
  }
  return due.length;
}
