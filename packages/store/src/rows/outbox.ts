import type { EventMessage, MailMessage, OutgoingMessage, QueuedMessage } from "@shiming/core";

export interface OutboxRow {
  readonly id: string;
  readonly channel: OutgoingMessage["channel"];
  readonly about: string;
  readonly template: string;
  /** Of a mail, sealed; empty of an event. */
  readonly content: Buffer;
  /** Of an event, as JSON. */
  readonly said: string | null;
  readonly created_at: number;
  readonly state: QueuedMessage["state"];
  readonly attempts: number;
  readonly last_error: string | null;
  /** What came of an event's last tries, sealed. */
  readonly answer: Buffer | null;
  readonly due_at: number | null;
  readonly settled_at: number | null;
}

export const COLUMNS =
  "channel about template content said created_at state attempts last_error answer due_at settled_at";

/** An event gets in where its mini program has an endpoint just then. */
export const IS_WANTED = "(@channel = 'mail' OR EXISTS (SELECT 1 FROM event_endpoints WHERE appid = @about))";

export function messageOf(row: OutboxRow): QueuedMessage {
  return row.channel === "mail" ? mailOf(row) : eventOf(row);
}

export function mailOf(row: OutboxRow): QueuedMessage<MailMessage> {
  return { ...common(row), ...stateOf(row), channel: "mail", sealed: row.content };
}

export function eventOf(row: OutboxRow): QueuedMessage<EventMessage> {
  return { ...common(row), ...stateOf(row), channel: "event", said: JSON.parse(row.said ?? "{}") };
}

function common({ id, about, template, created_at, attempts, last_error, answer }: OutboxRow) {
  return {
    ...{ id, about, template, attempts },
    at: new Date(created_at),
    ...(last_error !== null && { lastError: last_error }),
    ...(answer !== null && { sealedTries: answer }),
  };
}

function stateOf({ state, due_at, settled_at }: OutboxRow) {
  return state === "waiting"
    ? { state, dueAt: new Date(due_at ?? 0) }
    : { state, settledAt: new Date(settled_at ?? 0) };
}

export function newRow(message: OutgoingMessage): OutboxRow {
  const { id, channel, about, template, at } = message;
  const now = at.getTime();
  return {
    ...{ id, channel, about, template, created_at: now, due_at: now },
    content: message.channel === "mail" ? Buffer.from(message.sealed) : Buffer.alloc(0),
    said: message.channel === "mail" ? null : JSON.stringify(message.said),
    state: "waiting",
    attempts: 0,
    last_error: null,
    answer: null,
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
