/** Programs and files of Debian: this machine's, or unpacked from their package without installing it. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../house/repository.ts";

const UNPACKED = join(root, "node_modules/.cache/debian/root");
const LIBRARIES = ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu"].flatMap((folder) => [
  join(UNPACKED, folder),
  join(UNPACKED, folder, "systemd"),
]);

/**
 * @param path in the package, such as `usr/sbin/nginx`
 * @returns where it is now
 * @throws Error that says what is needed, where there is neither Debian's `apt-get` nor the file
 */
export async function debianFile(packageName: string, path: string): Promise<string> {
  const places = [join("/", path), join(UNPACKED, path)];
  const found = () => places.find((place) => existsSync(place));
  const there = found();
  if (there) return there;
  const unpacking = spawn(join(root, "scripts/debian-package.sh"), [packageName], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = text(unpacking.stderr);
  await once(unpacking, "close");
  const file = found();
  if (!file) throw new Error(`this needs ${path} of Debian's package ${packageName}: ${await said}`);
  return file;
}

/** For what was unpacked: its libraries may be there as well. */
export const debianEnvironment = { ...process.env, LD_LIBRARY_PATH: LIBRARIES.join(":") };

/** Runs a program to its end. @returns its exit code, and what it has said on both streams */
export function runDebian(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { readonly code: number | null; readonly said: string } {
  const all = { ...debianEnvironment, ...env };
  const { status, stdout, stderr, error } = spawnSync(program, args, { env: all, encoding: "utf8" });
  if (error) throw error;
  return { code: status, said: `${stdout}${stderr}` };
}
