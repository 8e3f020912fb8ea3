/**
 * An operation up to its first write, of which only the decision is made: whether it would work now, and on what ground. Nothing
 * is written.
 */
import { type Digest, digestOf, type Stores } from "@shiming/core";
import type { OperationDeps } from "./operation.ts";
import { type Effect, peopleEffects, storeEffects } from "./store-effects.ts";

class Rehearsed extends Error {
  readonly ground: Digest;

  constructor(ground: Digest) {
    super("rehearsed");
    this.ground = ground;
  }
}

/**
 * @param run does the operation with what it is given
 * @returns the ground: of what it would change, as it is now; or the answer of an operation that changes nothing
 * @throws DomainError what the operation refuses
 */
export async function rehearse<T>(
  run: (deps: OperationDeps) => Promise<T>,
  deps: OperationDeps,
): Promise<{ readonly ground: Digest } | { readonly answer: T }> {
  try {
    const people = onlyReading("people", deps.people, peopleEffects);
    return { answer: await run({ ...deps, people, stores: rehearsing(deps.stores) }) };
  } catch (error) {
    if (error instanceof Rehearsed) return { ground: error.ground };
    throw error;
  }
}

function rehearsing(stores: Stores): Stores {
  const names = Object.keys(storeEffects) as (keyof Stores)[];
  const entries = names.map((name) => [name, onlyReading(name, stores[name], storeEffects[name])]);
  return Object.fromEntries(entries) as Stores;
}

/** A store that reads, decides, and stops before it writes. */
function onlyReading<Store extends object>(
  name: string,
  store: Store,
  effects: { readonly [Method in keyof Store]: Effect },
): Store {
  const methods = Object.entries<Effect>(effects).map(([method, effect]) => {
    const call = (...given: unknown[]) =>
      (store as Record<string, (...given: unknown[]) => unknown>)[method]?.(...given);
    return [method, effect === "reads" ? call : stopping(`${name}.${method}`, effect, call)];
  });
  return Object.fromEntries(methods) as Store;
}

/** What is decided on is the ground: as it is there, or as whoever writes says that it was. */
function stopping(
  of: string,
  effect: Exclude<Effect, "reads">,
  call: (...given: unknown[]) => unknown,
): (...given: unknown[]) => unknown {
  const stop = (ground: unknown): never => {
    throw new Rehearsed(digestOf(JSON.stringify([of, ground ?? null])));
  };
  if (effect !== "decides") return async (...given) => stop(effect.ground(...(given as never[])));
  return (...given) => {
    const place = given.findLastIndex((one) => typeof one === "function");
    const decide = given[place] as (...now: unknown[]) => unknown;
    const decideOnly = (...now: unknown[]) => {
      decide(...now);
      return stop(now[0]);
    };
    return call(...given.with(place, decideOnly));
  };
}
