import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Merchant } from "./merchant.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const program = fileURLToPath(new URL("bare-server.ts", import.meta.url));

/** The yardstick, in a process of its own. */
export async function startBareServer(folder: string, { certificatePems }: Merchant): Promise<ServerProcess> {
  const file = join(folder, "certificate.pem");
  writeFileSync(file, certificatePems[0] ?? "");
  return startServer([program, file]);
}
