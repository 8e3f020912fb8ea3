import type { InputOf } from "@shiming/administration";
import { computed, type Ref } from "vue";
import { useTexts } from "../i18n/use-texts.ts";
import { toast } from "../parts/toast.ts";
import { call, type Outcome, propose } from "./call.ts";
import { type OperationName, operations } from "./operations.ts";
import { useAsk } from "./use-ask.ts";

/** Whether a member of the staff proposes it and another confirms: always, or where the operator has switched that on. */
export function useNeedsAnother(name: OperationName | undefined): Readonly<Ref<boolean>> {
  const { fourEyes } = (name ? operations[name] : {}) as { readonly fourEyes?: string };
  const { answer } = useAsk(async () =>
    fourEyes === "where_switched_on" ? call("settings.show", {}) : undefined,
  );
  return computed(() => fourEyes === "always" || answer.value?.four_eyes_approvals === true);
}

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
