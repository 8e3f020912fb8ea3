/** What the panel has seen: what went over the wires, the audit's entries, the console, and problems. Newest first. */
import { onScopeDispose, shallowRef } from "vue";
import type { AuditLine, PhoneEvent, TrafficEntry } from "../api/api.ts";
import type { Problem } from "../bundle/bundle.ts";
import type { ConsoleLine, Observations } from "../panel/observations.ts";
import { withNewest } from "./newest.ts";

type Changed = Extract<PhoneEvent, { kind: "changed" }>;
type Apps = Extract<PhoneEvent, { kind: "apps" }>;

export function useObservations(listener: { changed(event: Changed): void; apps(event: Apps): void }) {
  const traffic = shallowRef<readonly TrafficEntry[]>([]);
  const audit = shallowRef<readonly AuditLine[]>([]);
  const lines = shallowRef<readonly ConsoleLine[]>([]);
  const problems = shallowRef<readonly Problem[]>([]);
  let count = 0;

  function receive(event: PhoneEvent): void {
    if (event.kind === "traffic") traffic.value = withNewest(traffic.value, event.entry, numberOf);
    else if (event.kind === "audit") audit.value = withNewest(audit.value, event.entry, ({ seq }) => seq);
    else if (event.kind === "changed") listener.changed(event);
    else listener.apps(event);
  }

  // The browser opens it again by itself when it breaks; what is told twice is known by its number.
  const events = new EventSource("/api/events");
  events.onmessage = ({ data }: MessageEvent<string>) => receive(JSON.parse(data) as PhoneEvent);
  onScopeDispose(() => events.close());

  return {
    observations: { traffic, audit, lines, problems } satisfies Observations,
    note(level: ConsoleLine["level"], text: string, textZh?: string): void {
      count += 1;
      const line = { id: count, at: new Date(), level, text, ...(textZh !== undefined && { textZh }) };
      lines.value = withNewest(lines.value, line, ({ id }) => id);
    },
    report(problem: Problem): void {
      problems.value = withNewest(problems.value, problem, (each) => JSON.stringify(each));
    },
    /** Another state of the sources, with other problems. */
    replaceProblems(found: readonly Problem[]): void {
      problems.value = found;
    },
  };
}

/** A back end that was started anew counts from the beginning. */
function numberOf({ id, at }: TrafficEntry): string {
  return `${id} ${at}`;
}
