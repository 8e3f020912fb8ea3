/** `shiming serve` of an operator: it can be killed in the middle of something, started again, and at a later time. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quietPort } from "../../../packages/store/src/testing/quiet-port.ts";
import { type Received, type Sent, send } from "../../support/http.ts";
import { moveClockOf } from "../../support/owned-database.ts";
import { forgetData } from "../../support/places.ts";
import { launch, type RunningCommand, shiming } from "../../support/processes.ts";
import { giveKeys, type Premises, premisesIn } from "../../support/served.ts";

export const ADDRESS = "apply@realname.example.com";
const CLOCK = fileURLToPath(new URL("moved-clock.cjs", import.meta.url));

/** Hears when something leaves for the server, and when it has been answered. */
export type Watcher = (moment: "sent" | "answered") => void;

export class Platform {
  readonly premises: Premises;
  readonly smtpPort: number;
  /** Of whoever waits for the moment to kill it. */
  watcher: Watcher = () => undefined;
  readonly #env: Readonly<Record<string, string>>;
  #running: RunningCommand | undefined;
  #aheadMs = 0;

  constructor(premises: Premises, smtpPort: number, outPort: number) {
    this.premises = premises;
    this.smtpPort = smtpPort;
    this.#env = {
      ...premises.env,
      SHIMING_SHEET_URL: `http://sheet.localhost:${premises.port}`,
      SHIMING_MAIL_ADDRESS: ADDRESS,
      SHIMING_SMTP_URL: `smtp://127.0.0.1:${outPort}`,
      SHIMING_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
      SHIMING_FOUR_EYES_APPROVALS: "yes",
      // One person is the load of a step.
      SHIMING_CONSENT_REQUESTS_PER_HOUR: "100000",
      SHIMING_LOG_LEVEL: "warn",
      SHIMING_LANGUAGE: "zh",
    };
  }

  get url(): string {
    return `http://127.0.0.1:${this.premises.port}`;
  }

  /** What the server has said went wrong. */
  get faults(): readonly string[] {
    return this.#running?.errors ?? [];
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  async start(): Promise<void> {
    if (this.#aheadMs > 0) await moveClockOf(this.premises.data, this.#aheadMs);
    const clock = { NODE_OPTIONS: `--require=${CLOCK}`, TEST_CLOCK_AHEAD_MS: String(this.#aheadMs) };
    this.#running = await launch(["serve"], { ...this.#env, ...clock });
  }

  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    return (await this.#running?.end(signal)) ?? null;
  }

  /** It is that much later at its next start. */
  moveClock(milliseconds: number): void {
    this.#aheadMs += milliseconds;
  }

  /** One request of anybody, over the network. */
  call(path: string, sent: Sent = {}): Promise<Received> {
    return this.#watched(send(this.url + path, sent));
  }

  /** A command on the machine, against the server that runs. @returns what it prints */
  command(args: readonly string[], input = ""): Promise<string> {
    return this.#watched(this.#run(args, this.#env, input));
  }

  /** The same from elsewhere, with an API token. */
  remotely(tokenFile: string, args: readonly string[]): Promise<string> {
    const env = { SHIMING_SERVER: this.url, SHIMING_TOKEN_FILE: tokenFile, SHIMING_LANGUAGE: "zh" };
    return this.#watched(this.#run(args, env, ""));
  }

  /** Anything else that somebody sends it. */
  #watched<T>(sent: Promise<T>): Promise<T> {
    this.watcher("sent");
    return sent.finally(() => this.watcher("answered"));
  }

  /** Hands over by any other protocol. */
  hand<T>(handing: () => Promise<T>): Promise<T> {
    return this.#watched(handing());
  }

  async #run(args: readonly string[], env: Readonly<Record<string, string>>, input: string) {
    const { code, stdout, stderr } = await shiming(args, { env, input });
    if (code !== 0) throw new Error(`shiming ${args.join(" ")}: ${stderr}`);
    return stdout;
  }
}

/** Keys and settings, and no data. */
export async function preparePlatform(outPort: number): Promise<Platform & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), "shiming-journey-"));
  const premises = await premisesIn(folder);
  giveKeys(premises);
  const platform = new Platform(premises, await quietPort(), outPort);
  return Object.assign(platform, {
    async [Symbol.asyncDispose]() {
      await platform.end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
      await forgetData(folder);
    },
  });
}
