import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that the system gives to whoever asks for any, or connects: nobody else gets it before it is used. */
const [FIRST, BEHIND_LAST] = [20_000, 32_000];

/** A port of this machine that nobody listens on, for a program that must be told one. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, BEHIND_LAST);
    const server = createServer();
    const listening = once(server, "listening").catch(() => undefined);
    server.listen(port, "127.0.0.1");
    if (!(await listening)) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
