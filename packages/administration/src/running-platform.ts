import { type AuditReport, type RegisterComparison, refuse, type Text, type Witness } from "@shiming/core";
import type { JobFacts } from "./schemas/health.ts";
import type { SettingFacts } from "./schemas/settings.ts";

/** What only a server that runs knows of itself. */
export interface RunningPlatform {
  readonly version: string;
  readonly startedAt: Date;
  /** What keeps it from being ready besides its store, as `/readyz` says it. */
  findObstacle(): Promise<Text | undefined>;
  /** Whether lists are read from another copy now; `null` where none was named. */
  readReplica(): Promise<"used" | "behind" | "away" | null>;
  lastSignedHead(): { readonly seq: number; readonly at: Date } | undefined;
  /** Who is asked to sign the audit's log besides, and whether some of them are enough. */
  readonly witnesses: {
    readonly witnesses: readonly Witness[];
    isQuorum(verifierKeys: ReadonlySet<string>): boolean;
  };
  jobs(): Promise<readonly JobFacts[]>;
  readonly verification: AuditLook<AuditReport>;
  /** Of registers with the audit. */
  readonly comparison: AuditLook<RegisterComparison>;
  /** As it was started. */
  readonly settings: SettingFacts;
}

/** A look at the whole audit, one at a time: whoever starts it while it runs gets the one that runs. */
export interface AuditLook<Report> {
  start(at: Date): void;
  /** `undefined` before the first. */
  now(): AuditRun<Report> | undefined;
}

export interface AuditRun<Report> {
  readonly startedAt: Date;
  /** Entries that were looked at, of those that there were at the start. */
  readonly looked: number;
  readonly entries: number;
  readonly end?:
    | { readonly at: Date; readonly report: Report }
    /** It could not be done; the log says why. */
    | { readonly at: Date; readonly report?: undefined }
    | undefined;
}

/** @throws `entity_not_found` where a command does this by itself */
export function runningOf({ running }: { readonly running?: RunningPlatform | undefined }): RunningPlatform {
  return running ?? refuse("entity_not_found", { hint: NO_SERVER });
}

const NO_SERVER: Text = {
  en: "no server is running: only one that runs can tell",
  zh: "没有正在运行的服务，无法得知",
};
