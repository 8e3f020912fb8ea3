import { join, relative } from "node:path";
import { originOf } from "./origins.ts";
import { localAuthorityFile } from "./sandbox-file.ts";
import type { SandboxSettings } from "./start.ts";

/** For people first. The last line is for programs. */
export function printLinks(
  { data, https }: Pick<SandboxSettings, "data" | "https">,
  url: string,
  phoneUrl: string = originOf("phone", url),
): void {
  const folder = relative("", data) || ".";
  console.log("Shiming sandbox: an invented world, for this machine alone");
  console.log(`  phone      ${phoneUrl}`);
  console.log(`  platform   ${url}`);
  console.log(`  API        ${url}/openapi.json`);
  console.log(`  apps, certificates, people   ${join(folder, "sandbox.json")}`);
  if (https) console.log(`  trust      ${localAuthorityFile(folder)}`);
  console.log(`ready ${url}`);
}
