import type { TrafficEntry } from "../../api/api.ts";
import type { EventLog } from "../events/event-log.ts";

/** A request over a wire that is finished, and not yet numbered. */
export type Traffic = Omit<TrafficEntry, "id" | "at">;

/** Numbers what went over a wire, and tells the panel. */
export class TrafficLog {
  readonly #events: EventLog;
  readonly #clock: () => Date;
  #count = 0;

  constructor(events: EventLog, clock: () => Date) {
    this.#events = events;
    this.#clock = clock;
  }

  add(traffic: Traffic): void {
    const at = new Date(this.#clock().getTime() - traffic.milliseconds).toISOString();
    const milliseconds = Math.round(traffic.milliseconds * 10) / 10;
    const entry = { ...traffic, id: ++this.#count, at, milliseconds };
    this.#events.add({ kind: "traffic", entry });
  }
}
