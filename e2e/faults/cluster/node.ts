/** One of several `shiming serve` on one database, each with a wire of its own to it. */
import { fileURLToPath } from "node:url";
import { launch, type RunningCommand } from "../../support/processes.ts";
import type { Premises } from "../../support/served.ts";
import type { TcpProxy } from "./tcp-proxy.ts";

const CLOCK = fileURLToPath(new URL("jumping-clock.cjs", import.meta.url));
const PREPARES_TILE = /(s_[0-9a-f]{24})\0INSERT INTO log_tiles/;
const CLOCK_JUMP_MS = 600_000;

export class ClusterNode {
  readonly premises: Premises;
  readonly wire: TcpProxy;
  /** Where it takes mail in. */
  readonly smtpPort: number;
  /** When it was killed. */
  readonly kills: number[] = [];
  readonly #env: Readonly<Record<string, string>>;
  #running: RunningCommand | undefined;
  /** What its connections call the statement that stores a tile. */
  readonly #tileStatements = new Set<string>();

  constructor(premises: Premises, wire: TcpProxy, smtpPort: number, env: Readonly<Record<string, string>>) {
    this.premises = premises;
    this.wire = wire;
    this.smtpPort = smtpPort;
    wire.mayPass = (data) => {
      this.storesTiles(data);
      return true;
    };
    this.#env = {
      ...premises.env,
      SHIMING_LOG_LEVEL: "warn",
      NODE_OPTIONS: `--require=${CLOCK}`,
      TEST_CLOCK_JUMP_MS: String(CLOCK_JUMP_MS),
      SHIMING_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
      // The traffic is that of few people.
      SHIMING_CONSENT_REQUESTS_PER_HOUR: "100000",
      ...env,
    };
  }

  /** Whether it sends the statement that stores tiles of the log: by its text, or by the name that it gave it before. */
  storesTiles(data: Buffer): boolean {
    const sent = data.toString("latin1");
    const named = PREPARES_TILE.exec(sent)?.[1];
    if (named !== undefined) this.#tileStatements.add(named);
    return named !== undefined || [...this.#tileStatements].some((name) => sent.includes(`\0${name}\0`));
  }

  get port(): number {
    return this.premises.port;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** What it has said went wrong, since it was started last. */
  get said(): string {
    return [...(this.#running?.errors ?? []), ...(this.#running?.lines ?? [])].join("\n");
  }

  async start(): Promise<void> {
    this.#running = await launch(["serve"], this.#env);
  }

  signal(signal: NodeJS.Signals): void {
    this.#running?.signal(signal);
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const running = this.#running;
    this.#running = undefined;
    if (signal === "SIGKILL") this.kills.push(Date.now());
    return (await running?.end(signal)) ?? null;
  }
}
