/** Persons who consent and take back, and back ends with a real SDK client, all the time; what each was told is written down. */
import { RealnameClient, type RealnameClientOptions, RealnameError, type RealnameInfo } from "@shiming/sdk";
import { largeMerchant, merchant } from "../../support/merchants.ts";
import type { ReachedPlatform } from "../../support/protocol.ts";
import { clientOptions } from "../../support/sdk.ts";
import type { TestApp } from "../../support/world.ts";
import type { Asked, Decided, Failed, Mail, Outcome, Records } from "../checker/records.ts";
import { type GivenToken, Steps } from "./steps.ts";

/** A platform with two mini programs. */
export interface TrafficPlatform extends ReachedPlatform {
  readonly world: { readonly app: TestApp; readonly otherApp: TestApp };
}

/** Who asks for names: a mini program, and what its back ends are configured with. */
export interface Provider {
  readonly app: TestApp;
  readonly options: RealnameClientOptions;
}

/** Two, each with a mini program and a merchant of its own. */
export function providersOf(platform: TrafficPlatform): readonly Provider[] {
  const { app, otherApp } = platform.world;
  return [
    { app, options: clientOptions(platform, { app, by: merchant }) },
    { app: otherApp, options: clientOptions(platform, { app: otherApp, by: largeMerchant }) },
  ];
}

/** A name for each of some users. */
export type Users = ReadonlyMap<string, string>;

/** How much behind the other one the second back end's clock is: its requests for the same token are other ones. */
const BEHIND_MS = 7000;

export class Traffic implements Records {
  readonly asked: Asked[] = [];
  readonly decided: Decided[] = [];
  readonly failed: Failed[] = [];
  readonly mails: Mail[] = [];
  readonly handedIn: string[] = [];
  readonly kills: number[] = [];
  readonly #platform: TrafficPlatform;
  readonly #users: Users;
  /** Two of each mini program. */
  readonly #services: readonly { readonly app: TestApp; readonly backEnds: readonly RealnameClient[] }[];
  #isOver = false;
  #flows = 0;

  constructor(platform: TrafficPlatform, users: Users, providers: readonly Provider[]) {
    this.#platform = platform;
    this.#users = users;
    this.#services = providers.map(({ app, options }) => ({
      app,
      backEnds: [0, BEHIND_MS].map((behind) => new RealnameClient(clockedBehind(options, behind))),
    }));
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
    const clients = this.#services.flatMap(({ backEnds }) => backEnds);
    await Promise.all(clients.map((client) => client.close()));
  }

  /** In turn: an exchange; two different ones at once; one while the person takes it back; one afterwards. */
  async #flow(place: number): Promise<void> {
    const users = [...this.#users.keys()];
    const userId = users[place % users.length] ?? "";
    const steps = new Steps(this.#platform, { userId, realName: this.#users.get(userId) ?? "" }, this);
    // Each kind of flow with each mini program.
    const service = this.#services[Math.floor(place / 4) % this.#services.length];
    const token = service && (await steps.consent(service.app));
    if (!token) return;
    const [first, second] = service.backEnds.map((client, number) => ({ client, name: `by ${number}` }));
    switch (place % 4) {
      case 1:
        await Promise.all([this.#exchange(first, token), this.#exchange(second, token)]);
        break;
      case 2:
        await Promise.all([this.#exchange(first, token), steps.takeBack(token)]);
        break;
      case 3:
        await this.#exchange(second, token);
        await steps.takeBack(token);
        await this.#exchange(first, token);
        break;
      default:
        await this.#exchange(first, token);
    }
  }

  async #exchange(by: BackEnd | undefined, { consentId, authToken }: GivenToken): Promise<void> {
    if (!by) return;
    const askedAt = Date.now();
    const outcome = await outcomeOf(by.client.getRealnameInfo(authToken));
    this.asked.push({ consentId, request: by.name, askedAt, endedAt: Date.now(), outcome });
  }
}

interface BackEnd {
  readonly client: RealnameClient;
  readonly name: string;
}

async function outcomeOf(call: Promise<RealnameInfo>): Promise<Outcome> {
  try {
    return { kind: "answered", realName: (await call).realName.reveal() };
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
