/** What a report of a breach counts, part by part as it comes. */
import type { AffectedPerson } from "../../schemas/breach.ts";

export interface BreachToll {
  /** By host and user id. */
  readonly persons: Set<string>;
  /** Persons to whom an item belongs that was told of; those who are not known any more are not among them. */
  readonly items: Map<string, Set<string>>;
  /** By legal name; an empty one where the consent is not kept any more. */
  readonly recipients: Map<string, RecipientToll>;
  released: number;
  repeated: number;
  verified: number;
  /** Times whose consent was withdrawn since, and whose consent is not kept any more. */
  withdrawn: number;
  removed: number;
  /** ISO 8601, UTC. */
  first: string | undefined;
  last: string | undefined;
}

interface RecipientToll {
  readonly persons: Set<string>;
  times: number;
}

export const emptyToll = (): BreachToll => ({
  persons: new Set(),
  items: new Map(),
  recipients: new Map(),
  released: 0,
  repeated: 0,
  verified: 0,
  withdrawn: 0,
  removed: 0,
  first: undefined,
  last: undefined,
});

export function addAffected(toll: BreachToll, affected: readonly AffectedPerson[]): void {
  for (const each of affected) addOne(toll, each);
}

export const timesOf = ({ released, repeated, verified }: BreachToll): number =>
  released + repeated + verified;

function addOne(
  toll: BreachToll,
  { told, consent, at, issuer, user_id, items, recipient }: AffectedPerson,
): void {
  toll[told] += 1;
  if (consent !== "consented") toll[consent] += 1;
  if (toll.first === undefined || at < toll.first) toll.first = at;
  if (toll.last === undefined || at > toll.last) toll.last = at;
  const name = recipient ?? "";
  const its = toll.recipients.get(name) ?? { persons: new Set(), times: 0 };
  toll.recipients.set(name, its);
  its.times += 1;
  if (issuer === null || user_id === null) return;
  const person = `${issuer}\n${user_id}`;
  toll.persons.add(person);
  its.persons.add(person);
  for (const item of items) personsWith(toll, item).add(person);
}

function personsWith({ items }: BreachToll, item: string): Set<string> {
  const persons = items.get(item) ?? new Set();
  items.set(item, persons);
  return persons;
}
