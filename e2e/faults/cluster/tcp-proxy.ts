/** A wire to a server: it can be led elsewhere, cut, or swallow everything. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

type State = "open" | "cut" | "swallowing";

export class TcpProxy {
  /** Where new connections lead. */
  target: number;
  /** Sees what a client sends before it goes on; what it holds back never arrives. */
  mayPass: (data: Buffer) => boolean = () => true;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #state: State = "open";

  constructor(target: number) {
    this.target = target;
    this.#server = createServer((client) => this.#lead(client));
  }

  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  /** Every connection breaks, and none is taken. */
  cut(): void {
    this.#state = "cut";
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** Nothing arrives any more, in neither direction, and nobody is told. */
  swallow(): void {
    this.#state = "swallowing";
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** What was swallowed arrives after all, as TCP sends it again. */
  heal(): void {
    this.#state = "open";
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #lead(client: Socket): void {
    if (this.#state === "cut") {
      client.destroy();
      return;
    }
    const server = connect(this.target, "127.0.0.1");
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    client.on("data", (data) => {
      if (this.mayPass(data)) server.write(data);
    });
    server.on("data", (data) => client.write(data));
    for (const [mine, other] of [pair, [server, client] as const]) {
      mine.setNoDelay(true);
      mine.on("error", () => {});
      mine.on("close", () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
      if (this.#state === "swallowing") mine.pause();
    }
  }
}
