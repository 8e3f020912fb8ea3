import {
  type Action,
  type Actor,
  authorize,
  CryptoError,
  type Digest,
  DomainError,
  needsAnother,
  type OneOfStaff,
  type Permitted,
  propose,
  refuse,
} from "@shiming/core";
import { requireInput } from "./input.ts";
import { isList } from "./lists.ts";
import type { AnyOperation, OperationDeps, RunDeps } from "./operation.ts";
import { refuseUnknown } from "./operation-name.ts";
import { operations } from "./operations.ts";
import { describeProposal } from "./proposal-facts.ts";
import { Proposed } from "./proposed.ts";
import { rehearse } from "./rehearse.ts";
import { asMeant } from "./written-otherwise.ts";

/**
 * Does what an actor asks, if the actor may: the only way to an operation, whichever door it was asked at.
 * @param input plain JSON
 * @returns what the operation answers, or {@link Proposed} where another has to confirm it: it would work now
 * @throws DomainError for what the operation refuses, and for what is wrong with a key, a certificate or a record it meets
 */
export function perform(
  name: string,
  input: unknown,
  actor: Actor,
  deps: OperationDeps,
  at: Date,
): Promise<unknown> {
  return refusing(input, async () => {
    const asked = await permit(name, input, actor, deps);
    const proposer = needsAnother(asked.actor, asked.operation.name, deps);
    if (isList(asked.operation.name)) return runList(asked, deps, at);
    const answer = await (proposer ? proposeInstead(asked, proposer, deps, at) : run(asked, deps, at));
    if (asked.operation.method !== "GET") await deps.noteChange?.();
    return answer;
  });
}

/** Who may see it was decided before. What goes wrong at the copy is tried where everything is. */
async function runList(asked: Asked, deps: OperationDeps, at: Date): Promise<unknown> {
  const stores = await deps.storesOfLists?.();
  if (!stores) return run(asked, deps, at);
  try {
    return await run(asked, { ...deps, stores }, at);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return run(asked, deps, at);
  }
}

/** An operation, what it is asked with, and somebody who may have it done. */
interface Asked {
  readonly operation: AnyOperation;
  readonly input: object;
  readonly actor: Permitted<Action>;
}

async function permit(name: string, input: unknown, actor: Actor, deps: OperationDeps): Promise<Asked> {
  const operation = operationNamed(name);
  const given = requireInput(operation.input, input);
  const { subject } = operation;
  const owner = await subject.whose(given as never, deps, actor);
  return {
    operation,
    input: given,
    actor: authorize(actor, operation.name, owner, subject.missing?.(given as never)),
  };
}

async function run({ operation, input, actor }: Asked, deps: OperationDeps, at: Date): Promise<unknown> {
  const others: RunDeps["others"] = {
    perform: async (name, given, inTheNameOf, when) =>
      run(await permit(name, given, inTheNameOf, deps), deps, when),
    rehearse: async (name, given, inTheNameOf, when) =>
      groundOf(await permit(name, given, inTheNameOf, deps), deps, when),
  };
  return operation.run(input as never, actor as never, { ...deps, others }, at);
}

async function proposeInstead(
  { operation, input, actor }: Asked,
  proposer: OneOfStaff,
  deps: OperationDeps,
  at: Date,
): Promise<unknown> {
  const rehearsed = await rehearse((rehearsing) => run({ operation, input, actor }, rehearsing, at), deps);
  if ("answer" in rehearsed) return rehearsed.answer;
  const asked = { action: operation.name, input, ground: rehearsed.ground };
  const proposal = await propose(asked, actor, proposer, { ...deps, proposals: deps.stores.proposals }, at);
  return new Proposed(describeProposal(proposal, at));
}

async function groundOf(asked: Asked, deps: OperationDeps, at: Date): Promise<Digest | undefined> {
  const rehearsed = await rehearse((rehearsing) => run(asked, rehearsing, at), deps);
  return "ground" in rehearsed ? rehearsed.ground : undefined;
}

async function refusing<T>(input: unknown, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CryptoError)) throw asMeant(error, Object(input) as object);
    return refuse("value_invalid", { hint: error.text });
  }
}

/** @throws `value_invalid` with the nearest name */
export function operationNamed(name: string): AnyOperation {
  if (Object.hasOwn(operations, name)) return operations[name as Action] as unknown as AnyOperation;
  return refuseUnknown(name);
}
