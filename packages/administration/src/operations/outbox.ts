import { type QueuedMessage, refuse, staffEvent } from "@shiming/core";
import Type from "typebox";
import { operation } from "../operation.ts";
import { after, Input, PAGE } from "../schemas/common.ts";
import { MessageState, OutboxMessage } from "../schemas/mail.ts";
import { thePlatform } from "../subjects.ts";

const Id = Type.String();

export const outboxOperations = {
  "outbox.list": operation("outbox.list", {
    method: "GET",
    path: "/outbox",
    summary: { en: "Messages that go out, newest first", zh: "发出的消息，从新到旧" },
    input: Input({
      state: Type.Optional(MessageState),
      about: Type.Optional(Type.String()),
      ...after,
    }),
    output: Type.Array(OutboxMessage),
    subject: thePlatform,
    run: async ({ limit = PAGE, ...page }, _actor, { stores }) =>
      (await stores.outbox.list({ ...page, limit })).map(describe),
  }),

  "outbox.show": operation("outbox.show", {
    method: "GET",
    path: "/outbox/{id}",
    summary: { en: "A message that goes out", zh: "一条发出的消息" },
    input: Input({ id: Id }),
    output: OutboxMessage,
    subject: thePlatform,
    run: async ({ id }, _actor, { stores }) => describe((await stores.outbox.find(id)) ?? missing(id)),
  }),

  "outbox.retry": operation("outbox.retry", {
    method: "POST",
    path: "/outbox/{id}/retry",
    summary: {
      en: "Send at once what was given up, or waits after a try that failed",
      zh: "立即重新发送已放弃的消息，或失败后等待重试的消息",
    },
    input: Input({ id: Id }),
    output: OutboxMessage,
    subject: thePlatform,
    run: async ({ id }, actor, { stores }, at) => {
      if (!(await stores.outbox.find(id))) missing(id);
      await stores.outbox.retry(id, at, [staffEvent(actor, "message_retried", `message ${id}`, at)]);
      return describe((await stores.outbox.find(id)) ?? missing(id));
    },
  }),

  "outbox.cancel": operation("outbox.cancel", {
    method: "POST",
    path: "/outbox/{id}/cancel",
    summary: {
      en: "Give up a message that waits: it is not tried again; a try that is under way may still arrive",
      zh: "放弃一条等待发送的消息：不再重试；正在投递的那一次仍可能送达",
    },
    input: Input({ id: Id }),
    output: OutboxMessage,
    subject: thePlatform,
    run: async ({ id }, actor, { stores }, at) => {
      if (!(await stores.outbox.find(id))) missing(id);
      await stores.outbox.cancel(id, at, [staffEvent(actor, "message_cancelled", `message ${id}`, at)]);
      return describe((await stores.outbox.find(id)) ?? missing(id));
    },
  }),
};

function describe(message: QueuedMessage): OutboxMessage {
  const { id, channel, template, about, attempts, lastError = null, state } = message;
  return {
    ...{ id, channel, template, about },
    created_at: message.at.toISOString(),
    ...{ state, attempts, last_error: lastError },
    due_at: message.state === "waiting" ? message.dueAt.toISOString() : null,
    settled_at: message.state === "waiting" ? null : message.settledAt.toISOString(),
  };
}

const missing = (id: string) =>
  refuse("entity_not_found", { hint: { en: `no message ${id}`, zh: `没有消息 ${id}` } });
