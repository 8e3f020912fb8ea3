import type { Argon2Parameters } from "node:crypto";
import { availableParallelism } from "node:os";
import { Thread } from "@shiming/crypto";

/** Half of the cores, so that passwords never take them all; four hashes at once are 256 MiB at worst. */
export const HASHES_AT_ONCE = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));

/** The thread runs no more than a loop; what a hash needs is not on its heap. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32, stackSizeMb: 1 };

const script = new URL("./argon2-worker.js", import.meta.url);
const threads = Array.from(
  { length: HASHES_AT_ONCE },
  () =>
    new Thread<Argon2Parameters, Uint8Array>(script, {
      resourceLimits: RESOURCE_LIMITS,
      execArgv: [],
      env: {},
    }),
);

/**
 * argon2id in threads of its own, which every hash of this process shares. Node's pool of four verifies signatures: a
 * password in it is a signature that waits.
 */
export async function deriveAside(parameters: Argon2Parameters): Promise<Buffer> {
  const [first, ...others] = threads;
  if (!first) throw new Error("there is a thread");
  const idlest = others.reduce((best, thread) => (thread.depth < best.depth ? thread : best), first);
  return Buffer.from(await idlest.ask(parameters));
}
