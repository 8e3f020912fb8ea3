import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { PhoneEvent } from "../../api/api.ts";
import type { AuditTrail } from "./audit-trail.ts";
import type { EventLog, NumberedEvent } from "./event-log.ts";

export interface EventDeps {
  readonly events: EventLog;
  readonly trail: AuditTrail;
}

/** `GET /api/events`: server-sent events. Who lost the connection goes on where it was (`Last-Event-ID`). */
export function registerEvents(app: FastifyInstance, { events, trail }: EventDeps): void {
  app.get("/api/events", (request, reply) => {
    reply.hijack();
    stream(request.raw, reply.raw, events);
    const stop = trail.watch();
    reply.raw.once("close", stop);
  });
}

function stream(request: IncomingMessage, response: ServerResponse, events: EventLog): void {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.flushHeaders();
  const place = placeOf(request.headers["last-event-id"], events);
  const newest = place === undefined ? events.last : 0;
  let seen = place ?? 0;
  // A reader that is slower than the events waits for its connection, and what is not kept until then, it has missed.
  const write = () => {
    while (!response.writableNeedDrain) {
      const [next] = events.after(seen);
      if (!next) return;
      seen = next.number;
      if (next.number > newest || isLasting(next.event)) response.write(frameOf(next, events.run));
    }
  };
  const stop = events.onAdded(write);
  const end = () => response.end();
  response.on("drain", write);
  response.once("close", () => {
    stop();
    events.closed.removeEventListener("abort", end);
  });
  events.closed.addEventListener("abort", end);
  write();
}

function frameOf({ number, event }: NumberedEvent, run: string): string {
  return `id: ${run}-${number}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Where a reader was; `undefined` for one that is new, or that knows another run of the phone. */
function placeOf(lastEventId: string | string[] | undefined, { run }: EventLog): number | undefined {
  const [, of, number] = /^([0-9a-f]+)-(\d{1,15})$/.exec(String(lastEventId)) ?? [];
  return of === run ? Number(number) : undefined;
}

/** What somebody who comes later wants to know, too. */
function isLasting({ kind }: PhoneEvent): boolean {
  return kind === "traffic" || kind === "audit";
}
