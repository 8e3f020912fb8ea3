/** Just enough of the store of applications, in memory, with the one mini program that they are about. */
import { localKeyEncryptionKey } from "@shiming/crypto";
import { isInForce } from "../application/state.ts";
import type { StoredApplication } from "../application/stored-application.ts";
import type { AuditEvent } from "../audit/event.ts";
import type { Digest } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import type { ApplicationStore } from "../ports/application-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";

const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
export const TEST_KEYS: KeyEncryptionKeys = { current: () => key, byId: () => key };

/** @param app where the mini program is, if any */
export function applicationsInMemory(app: { value: MiniProgram | undefined }) {
  const rows = new Map<string, StoredApplication>();
  const threads = new Map<Digest, string>();
  const events: AuditEvent[] = [];
  const messages: OutgoingMessage[] = [];
  const all = () => [...rows.values()].sort((a, b) => a.since.getTime() - b.since.getTime());
  const store: ApplicationStore = {
    find: async (id) => rows.get(id),
    findInForce: async (appid) => all().find((row) => row.appid === appid && isInForce(row.state)),
    findLast: async (appid) => all().findLast((row) => row.appid === appid),
    findSuccessor: async (id) => all().findLast((row) => row.succeeds === id),
    findByThread: async (digests) => digests.map((digest) => threads.get(digest)).find(Boolean),
    list: async ({ states, search, limit }) =>
      all()
        .filter((row) => (!states || states.includes(row.state)) && (!search || row.appid.startsWith(search)))
        .slice(0, limit),
    listMoved: async (since, limit) =>
      all()
        .filter((row) => row.since >= since)
        .toReversed()
        .slice(0, limit),
    listDue: async (at, limit) =>
      all()
        .filter((row) => row.attentionAt !== undefined && row.attentionAt <= at)
        .slice(0, limit),
    async change(change) {
      const isFresh = change.next.every((row) => (rows.get(row.id)?.revision ?? 0) === row.revision - 1);
      const given = change.threads ?? [];
      if (
        !isFresh ||
        given.some((each) => (threads.get(each.digest) ?? each.applicationId) !== each.applicationId)
      ) {
        return false;
      }
      if (change.miniProgram) app.value = change.miniProgram.change(app.value ?? refuse("entity_not_found"));
      for (const row of change.next) rows.set(row.id, row);
      for (const { digest, applicationId } of given) threads.set(digest, applicationId);
      events.push(...change.events);
      messages.push(...(change.messages ?? []));
      return true;
    },
  };
  const mails = () => messages.filter((message) => message.channel === "mail");
  return { store, rows, events, messages, mails };
}
