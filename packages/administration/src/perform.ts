import { type Action, type Actor, authorize, CryptoError, refuse, type Text } from "@shiming/core";
import { nearest } from "@shiming/wire";
import { requireInput } from "./input.ts";
import type { AnyOperation, OperationDeps } from "./operation.ts";
import { operations } from "./operations.ts";

/**
 * Does what an actor asks, if the actor may: the only way to an operation, whichever door it was asked at.
 * @param input plain JSON
 * @throws DomainError for what the operation refuses, and for what is wrong with a key, a certificate or a record it meets
 */
export async function perform(
  name: string,
  input: unknown,
  actor: Actor,
  deps: OperationDeps,
  at: Date,
): Promise<unknown> {
  const operation = operationNamed(name);
  const given = requireInput(operation.input, input);
  try {
    const whose = await operation.subject.whose(given as never, deps, actor);
    const permitted = authorize(
      actor,
      operation.name as Action,
      whose,
      operation.subject.missing?.(given as never),
    );
    return await operation.run(given as never, permitted as never, deps, at);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("value_invalid", { hint: error.text });
  }
}

/** @throws `value_invalid` with the nearest name */
export function operationNamed(name: string): AnyOperation {
  if (Object.hasOwn(operations, name)) return operations[name as Action] as unknown as AnyOperation;
  return refuse("value_invalid", { hint: noOperation(name) });
}

function noOperation(name: string): Text {
  const meant = nearest(name, Object.keys(operations));
  const [en, zh] = meant ? [`; did you mean ${meant}?`, `；是否想写 ${meant}？`] : ["", ""];
  return { en: `there is no operation ${name}${en}`, zh: `没有操作 ${name}${zh}` };
}
