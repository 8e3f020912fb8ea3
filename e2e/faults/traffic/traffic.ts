/** Persons who consent and take back, and back ends with a real SDK client, all the time; what each was told is written down. */
import { RealnameClient, type RealnameClientOptions, RealnameError, type RealnameInfo } from "@shiming/sdk";
import type { Asked, Decided, Failed, Outcome, Records } from "../checker/records.ts";
import { type GivenToken, Steps, type TrafficPlatform } from "./steps.ts";

/** A name for each of some users. */
export type Users = ReadonlyMap<string, string>;

/** How much behind the other one the second back end's clock is: its requests for the same token are other ones. */
const BEHIND_MS = 7000;

export class Traffic implements Records {
  readonly asked: Asked[] = [];
  readonly decided: Decided[] = [];
  readonly failed: Failed[] = [];
  readonly mails: string[] = [];
  readonly #platform: TrafficPlatform;
  readonly #users: Users;
  readonly #backEnds: readonly RealnameClient[];
  #isOver = false;
  #flows = 0;

  constructor(platform: TrafficPlatform, users: Users, options: RealnameClientOptions) {
    this.#platform = platform;
    this.#users = users;
    this.#backEnds = [0, BEHIND_MS].map((behind) => new RealnameClient(clockedBehind(options, behind)));
  }

  /** Flows, one after the other, by so many at once, until {@link end} or so many have begun. */
  async run(atOnce: number, pauseMs: number, most = Number.POSITIVE_INFINITY): Promise<void> {
    const oneAfterTheOther = async () => {
      while (!this.#isOver && this.#flows < most) {
        await this.#flow(this.#flows++);
        if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
  }

  /** No flow begins any more. */
  end(): void {
    this.#isOver = true;
  }

  async close(): Promise<void> {
    await Promise.all(this.#backEnds.map((client) => client.close()));
  }

  /** In turn: an exchange; two different ones at once; one while the person takes it back; one afterwards. */
  async #flow(place: number): Promise<void> {
    const users = [...this.#users.keys()];
    const userId = users[place % users.length] ?? "";
    const steps = new Steps(this.#platform, { userId, realName: this.#users.get(userId) ?? "" }, this);
    const token = await steps.consent();
    if (!token) return;
    switch (place % 4) {
      case 1:
        await Promise.all([this.#exchange(0, token), this.#exchange(1, token)]);
        break;
      case 2:
        await Promise.all([this.#exchange(0, token), steps.takeBack(token)]);
        break;
      case 3:
        await this.#exchange(1, token);
        await steps.takeBack(token);
        await this.#exchange(0, token);
        break;
      default:
        await this.#exchange(0, token);
    }
  }

  async #exchange(backEnd: number, { consentId, authToken }: GivenToken): Promise<void> {
    const askedAt = Date.now();
    const outcome = await outcomeOf(this.#backEnds[backEnd]?.getRealnameInfo(authToken));
    this.asked.push({ consentId, request: `by ${backEnd}`, askedAt, endedAt: Date.now(), outcome });
  }
}

async function outcomeOf(call: Promise<RealnameInfo> | undefined): Promise<Outcome> {
  try {
    return { kind: "answered", realName: (await call)?.realName.reveal() ?? "" };
  } catch (error) {
    if (!(error instanceof RealnameError)) throw error;
    const { errcode, code, retryable: isRetryable } = error;
    return errcode === undefined
      ? { kind: "lost", code, isRetryable }
      : { kind: "refused", errcode, isRetryable };
  }
}

function clockedBehind(options: RealnameClientOptions, behind: number): RealnameClientOptions {
  const effects = {
    now: options.effects?.now ?? (() => new Date()),
    after(milliseconds: number, call: () => void) {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
  return { ...options, effects: { ...effects, now: () => new Date(effects.now().getTime() - behind) } };
}
