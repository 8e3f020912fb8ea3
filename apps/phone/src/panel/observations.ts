import type { ShallowRef } from "vue";
import type { AuditLine, TrafficEntry } from "../api/api.ts";
import type { Problem } from "../bundle/bundle.ts";

export interface ConsoleLine {
  readonly id: number;
  readonly at: Date;
  readonly level: "log" | "info" | "warn" | "error";
  readonly text: string;
  /** Of what the phone says by itself. */
  readonly textZh?: string;
}

/** What the panel shows, each newest first. */
export interface Observations {
  readonly traffic: ShallowRef<readonly TrafficEntry[]>;
  readonly audit: ShallowRef<readonly AuditLine[]>;
  readonly lines: ShallowRef<readonly ConsoleLine[]>;
  readonly problems: ShallowRef<readonly Problem[]>;
}
