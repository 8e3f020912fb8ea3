import type { RunningServer } from "./start.ts";

/** SIGHUP too: a terminal that is closed is no reason to lose what was accepted. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a server until one of these signals, then closes it. The signals are listened for before anybody is told that the
 * server is ready; whoever sends a second one does not wait.
 */
export async function runUntilSignal(
  server: Pick<RunningServer, "close">,
  tellReady: () => void,
): Promise<never> {
  const signalled = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
  tellReady();
  await signalled;
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
  await server.close();
  return process.exit(0);
}
