/**
 * Seeds one sandbox for the whole run (an RSA-4096 key takes seconds); each test that needs one starts on a copy of its
 * own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { OutputOf } from "@shiming/administration";
import { createDatabase } from "@shiming/store/testing";
import type { TestProject } from "vitest/node";
import { askRunningServer } from "../../apps/cli/src/administration/control-client.ts";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { bundleCommand } from "./bundled-command.ts";
import { isOnPostgres } from "./places.ts";
import { launch } from "./processes.ts";

declare module "vitest" {
  export interface ProvidedContext {
    sandboxTemplate: string;
    /** Its database, with `TEST_STORE=postgres`; otherwise empty. */
    sandboxDatabase: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "shiming-template-"));
  const data = join(folder, "data");
  await bundleCommand();
  const database = isOnPostgres() ? await databaseFor(project) : undefined;
  const place = database === undefined ? [] : ["--database-url", database];
  // Its copies note this port until they are started: whoever is told any free one must not answer there with the same keys.
  const port = String(await quietPort());
  const running = await launch(["sandbox", "--port", port, "--data", data, ...place]);
  while (await hasMailToSend(data)) await pause(PAUSE_MS);
  await running.end();
  project.provide("sandboxTemplate", data);
  project.provide("sandboxDatabase", database ?? "");
  return () => rmSync(folder, { recursive: true, force: true });
}

const PAUSE_MS = 50;

/** What its inhabitants have been told by mail, each copy would tell them again. */
async function hasMailToSend(data: string): Promise<boolean> {
  const call = { operation: "outbox.list", input: { state: "waiting" }, user: "test" } as const;
  const { result } = await askRunningServer(data, call);
  return (result as OutputOf<"outbox.list">).some(({ attempts }) => attempts === 0);
}

/** On the server of the run, which is started for it. */
async function databaseFor(project: TestProject): Promise<string> {
  const answer = await fetch(project.getProvidedContext().postgres);
  return createDatabase(await answer.text());
}
