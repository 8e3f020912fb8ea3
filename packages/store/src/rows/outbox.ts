import type { OutgoingMessage, QueuedMessage } from "@shiming/core";

export interface OutboxRow {
  readonly id: string;
  readonly channel: OutgoingMessage["channel"];
  readonly about: string;
  readonly template: string;
  readonly content: Buffer;
  readonly created_at: number;
  readonly state: QueuedMessage["state"];
  readonly attempts: number;
  readonly last_error: string | null;
  readonly due_at: number | null;
  readonly settled_at: number | null;
}

export function messageOf(row: OutboxRow): QueuedMessage {
  const { id, channel, about, template, attempts } = row;
  return {
    ...{ id, channel, about, template, attempts },
    at: new Date(row.created_at),
    sealed: row.content,
    ...(row.last_error !== null && { lastError: row.last_error }),
    ...(row.state === "waiting"
      ? { state: row.state, dueAt: new Date(row.due_at ?? 0) }
      : { state: row.state, settledAt: new Date(row.settled_at ?? 0) }),
  };
}

export function newRow({ id, channel, about, template, at, sealed }: OutgoingMessage): OutboxRow {
  const now = at.getTime();
  return {
    ...{ id, channel, about, template, created_at: now, due_at: now },
    content: Buffer.from(sealed),
    state: "waiting",
    attempts: 0,
    last_error: null,
    settled_at: null,
  };
}

/** Why a message is not repeated. */
export const notFailed = (id: string) => ({
  en: `no try of message ${id} has failed: there is nothing to repeat`,
  zh: `消息 ${id} 没有投递失败，无需重发`,
});

/** Why a message is not given up. */
export const notWaiting = (id: string) => ({
  en: `message ${id} does not wait to be sent any more`,
  zh: `消息 ${id} 已不在等待发送`,
});
