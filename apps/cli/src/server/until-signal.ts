import type { RunningServer } from "./start.ts";

/** Waits for SIGINT or SIGTERM and closes the server. Whoever asks a second time does not wait. */
export async function closeOnSignal(server: RunningServer): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  await server.close();
  process.exit(0);
}
