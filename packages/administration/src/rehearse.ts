/**
 * An operation up to its first write, of which only the decision is made: whether it would work now, and on what ground. Nothing
 * is written.
 */
import { type Digest, digestOf, type Stores } from "@shiming/core";
import type { OperationDeps } from "./operation.ts";

/** What reads alone, by its name. Whatever else is called counts as a write, and is not. */
const READS = /^(?:find|list|is|has|bound|certificates|members)(?![a-z])|^of$/;

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
    const people = onlyReading("people", deps.people) as OperationDeps["people"];
    return { answer: await run({ ...deps, people, stores: rehearsing(deps.stores) }) };
  } catch (error) {
    if (error instanceof Rehearsed) return { ground: error.ground };
    throw error;
  }
}

function rehearsing(stores: Stores): Stores {
  const entries = Object.entries(stores).map(([name, store]) => [name, onlyReading(name, store)]);
  return Object.fromEntries(entries) as Stores;
}

function onlyReading(name: string, store: unknown): unknown {
  if (typeof store !== "object" || store === null) return store;
  const of = (method: string) => `${name}.${method}`;
  return new Proxy(store, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        const decide = given.at(-1);
        if (typeof decide === "function") {
          const decideOnly = (...now: unknown[]) => {
            decide(...now);
            throw new Rehearsed(digestOf(JSON.stringify([of(String(method)), now[0] ?? null])));
          };
          return value.call(target, ...given.slice(0, -1), decideOnly);
        }
        if (READS.test(String(method))) return value.apply(target, given);
        throw new Rehearsed(digestOf(of(String(method))));
      };
    },
  });
}
