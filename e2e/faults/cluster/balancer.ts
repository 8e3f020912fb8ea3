/** What stands before the nodes, as nginx or HAProxy would: it leads each connection to a node that says it is ready. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { send } from "../../support/http.ts";

const LOOK_EVERY_MS = 300;
const LOOK_AT_MOST_MS = 1500;

export class Balancer {
  /** Ports of nodes. */
  readonly #nodes: readonly number[];
  readonly #ready = new Set<number>();
  readonly #connections = new Map<Socket, number>();
  readonly #server: Server;
  #timer: NodeJS.Timeout | undefined;
  #turn = 0;

  constructor(nodes: readonly number[]) {
    this.#nodes = nodes;
    this.#server = createServer((client) => this.#lead(client));
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    await this.#look();
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  isReady(node: number): boolean {
    return this.#ready.has(node);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const client of this.#connections.keys()) client.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #look(): Promise<void> {
    await Promise.all(
      this.#nodes.map(async (node) => {
        if (await isReady(node)) this.#ready.add(node);
        else if (this.#ready.delete(node)) this.#leave(node);
      }),
    );
  }

  /** Whoever waits for an answer of a node that is out is told so at once. */
  #leave(node: number): void {
    for (const [client, led] of this.#connections) if (led === node) client.destroy();
  }

  #lead(client: Socket): void {
    const ready = [...this.#ready];
    const node = ready[this.#turn++ % ready.length];
    client.on("error", () => {});
    if (node === undefined) {
      client.destroy();
      return;
    }
    const server = connect(node, "127.0.0.1");
    this.#connections.set(client, node);
    server.on("error", () => {
      if (this.#ready.delete(node)) this.#leave(node);
      client.destroy();
    });
    client.on("close", () => {
      this.#connections.delete(client);
      server.destroy();
    });
    server.on("close", () => client.destroy());
    client.pipe(server).pipe(client);
  }
}

async function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(LOOK_AT_MOST_MS);
  const answer = await send(`http://127.0.0.1:${port}/readyz`, { options: { signal } }).catch(
    () => undefined,
  );
  return answer?.status === 200;
}
