/** A platform behind something that fails: its base URL is the relay's. */
import { startPlatform, type TestPlatform } from "../../support/platform.ts";
import { answer, answerAs, forward, type Listener, startServer } from "./server.ts";

export type Fault = "answer lost" | "out of order" | "redirect" | "login page" | "half an answer";

export interface Relayed {
  readonly platform: TestPlatform;
  /** What happens to the next requests; after them, all is well. */
  readonly faults: Fault[];
  /** The assertions that came, in their order. */
  readonly assertions: string[];
  close(): Promise<void>;
}

export async function startBehindRelay(): Promise<Relayed> {
  const faults: Fault[] = [];
  const assertions: string[] = [];
  const handle: Record<Fault, Listener> = {
    "answer lost": (incoming) => {
      forward(platform.url, incoming, (received) => {
        received.resume();
        received.on("end", () => incoming.socket.destroy());
      });
    },
    "out of order": (_, outgoing) => answer(outgoing, 502, "text/plain", "bad gateway"),
    redirect: (_, outgoing) => answer(outgoing, 302, "text/plain", "", { location: "https://evil.example/" }),
    "login page": (_, outgoing) => answer(outgoing, 200, "text/html", "<h1>Log in</h1>"),
    "half an answer": (_, outgoing) => answer(outgoing, 201, "application/json", '{"id":"x"}'),
  };
  const relay = await startServer((incoming, outgoing) => {
    const { authorization } = incoming.headers;
    if (authorization) assertions.push(authorization);
    const fault = faults.shift();
    if (fault) handle[fault](incoming, outgoing);
    else forward(platform.url, incoming, (received) => answerAs(received, outgoing));
  });
  const platform = await startPlatform({ config: { baseUrl: relay.url } });
  return {
    platform,
    faults,
    assertions,
    async close() {
      await relay.close();
      await platform.close();
    },
  };
}
