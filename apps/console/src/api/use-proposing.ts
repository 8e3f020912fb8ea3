import type { InputOf } from "@shiming/administration";
import { useTexts } from "../i18n/use-texts.ts";
import { toast } from "../parts/toast.ts";
import { type Outcome, propose } from "./call.ts";
import { type OperationName, operations } from "./operations.ts";

/** Whether a member of the staff proposes it and another confirms, whatever the operator has switched on. */
export const needsAnother = (name: OperationName): boolean => {
  const { fourEyes } = operations[name] as { readonly fourEyes?: string };
  return fourEyes === "always";
};

/**
 * Has something done that another of the staff may have to confirm, and says which of the two happened.
 * @example const proposing = useProposing(); await proposing("hosts.remove_key", key, say("removed"));
 */
export function useProposing() {
  const say = useTexts({
    proposed: {
      zh: "已提交，等待另一位工作人员在“双人复核”中确认",
      en: "Proposed: another of the staff confirms it under “Four eyes”",
    },
  });
  return async <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    done: string,
  ): Promise<Outcome<Name>> => {
    const outcome = await propose(name, input);
    toast(outcome.kind === "done" ? done : say("proposed"));
    return outcome;
  };
}
