/** Operations that change one thing, and answer how it stands then: what differs is what they change. */
import type { Action, Permitted } from "@shiming/core";
import type { TObject, TSchema } from "typebox";
import { appNow, merchantNow } from "./described.ts";
import {
  type Operation,
  type OperationDeps,
  operation,
  type RunDeps,
  type Subject,
  type ValueOf,
} from "./operation.ts";
import { ShownApplication } from "./schemas/application.ts";
import { Merchant } from "./schemas/merchant.ts";
import { App } from "./schemas/mini-program.ts";
import { shown } from "./shown-application.ts";
import { theApplication, theMerchant, theMiniProgram } from "./subjects.ts";

interface One<Named, Output extends TSchema> {
  readonly output: Output;
  readonly subject: Subject<Named>;
  now(named: Named, deps: OperationDeps, at: Date): Promise<ValueOf<Output>>;
}

interface Changing<Name extends Action, Input extends TObject>
  extends Pick<Operation<Name, Input, TSchema>, "method" | "path" | "summary" | "input"> {
  change(input: ValueOf<Input>, actor: Permitted<Name>, deps: RunDeps, at: Date): Promise<unknown>;
}

/** @param one the thing that the input of each of them names */
function changeOf<Named, Output extends TSchema>({ output, subject, now }: One<Named, Output>) {
  return <Name extends Action, Input extends TObject>(
    name: Name,
    { change, ...door }: Changing<Name, Input>,
  ): Operation<Name, Input, Output> =>
    operation(name, {
      ...door,
      output,
      subject: subject as Subject<unknown>,
      run: async (input, actor, deps, at) => {
        await change(input, actor, deps, at);
        return now(input as Named, deps, at);
      },
    });
}

export const changeApp = changeOf({
  output: App,
  subject: theMiniProgram,
  now: ({ appid }, { stores }, at) => appNow(appid, stores, at),
});

export const changeMerchant = changeOf({
  output: Merchant,
  subject: theMerchant,
  now: ({ mch_id }, { stores }, at) => merchantNow(mch_id, stores, at),
});

export const changeApplication = changeOf({
  output: ShownApplication,
  subject: theApplication,
  now: ({ id }, deps, at) => shown(id, deps, at),
});
