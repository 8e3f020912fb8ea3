/**
 * One server for all files of a run, started when the first test asks for it: workers ask over HTTP, since it has to outlive
 * each of them.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { createTemplate, dropAll } from "./database.ts";
import { startTestServer } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where to ask for the address of the template. */
    postgres: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof start> | undefined;
  const asked = createServer((_, response) => {
    started ??= start();
    started.then(
      ({ template }) => response.end(template),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(asked, "listening");
  project.provide("postgres", `http://127.0.0.1:${(asked.address() as AddressInfo).port}`);
  return async () => {
    asked.close();
    asked.closeAllConnections();
    const running = await started?.catch(() => undefined);
    await running?.stop();
  };
}

async function start() {
  const server = await startTestServer();
  const template = await createTemplate(server.url);
  return {
    template,
    async stop() {
      await dropAll(template);
      await server.stop();
    },
  };
}
