/**
 * Seeds one sandbox for the whole run (an RSA-4096 key takes seconds); each test that needs one starts on a copy of its
 * own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bundleCommand } from "./bundled-command.ts";
import { launch } from "./processes.ts";

declare module "vitest" {
  export interface ProvidedContext {
    sandboxTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "shiming-template-"));
  const data = join(folder, "data");
  await bundleCommand();
  const running = await launch(["sandbox", "--port", "0", "--data", data]);
  await running.end();
  project.provide("sandboxTemplate", data);
  return () => rmSync(folder, { recursive: true, force: true });
}
