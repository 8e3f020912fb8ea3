/** What a server does with events: pushes what is in the outbox. How they leave is the same for whoever asks an endpoint. */
import { setTimeout as pause } from "node:timers/promises";
import type { OperationDeps } from "@shiming/administration";
import { deliverEvents } from "@shiming/core";
import { createEventSigner, createEventTransport } from "@shiming/events";
import type { Platform } from "@shiming/platform";
import { parseNetworks } from "@shiming/platform/networks";
import type { JobRuns } from "./job-runs.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import { RepeatedJob } from "./repeated-job.ts";

export interface EventSettings {
  /** Addresses that are not public, and may be reached all the same: such as 10.1.0.0/16. */
  readonly networks?: readonly string[] | undefined;
  /** Of a sandbox alone. */
  readonly allowsPlainHttp?: boolean | undefined;
}

/** @param signing the keys of the platform */
export function eventTransportOf(
  { networks = [], allowsPlainHttp }: EventSettings,
  { events }: Pick<PlatformKeys, "events">,
) {
  const transport = createEventTransport({ listed: parseNetworks(networks), allowsPlainHttp });
  return { transport, sign: createEventSigner(() => events.current()) };
}

export interface EventJobDeps {
  readonly deps: OperationDeps;
  readonly countTry: Platform["countEventTry"];
  readonly clock: () => Date;
  readonly runs: JobRuns;
}

/** @returns stops it when what is under way has ended */
export function startEvents({ deps, countTry, clock, runs }: EventJobDeps): () => Promise<void> {
  const { stores, keys, events } = deps;
  if (!events) return async () => {};
  const { issuer, ...parts } = events;
  const job = new RepeatedJob(
    "event_delivery",
    (goesOn) =>
      deliverEvents({ ...stores, ...parts, keys, issuer: issuer(), clock, pause, onTry: countTry }, goesOn),
    runs,
  );
  job.start();
  return () => job.stop();
}
