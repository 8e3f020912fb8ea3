import type { InputOf } from "@shiming/administration";
import { propose } from "../../api/call.ts";
import type { OperationName } from "../../api/operations.ts";
import { useWork } from "../../api/use-work.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { toast } from "../../parts/toast.ts";
import type { MoveFacts } from "./moves.ts";
import { texts } from "./texts.ts";
import type { Reviewed } from "./use-reviewed.ts";

/** Sends a decision, which another may have to confirm. @param then what follows when it was taken */
export function useDecision<Name extends OperationName>(
  { operation, verb }: MoveFacts,
  then: () => Promise<void>,
) {
  const say = useTexts(texts);
  const { say: sayText } = useLanguage();
  async function decide(input: InputOf<Name>, { legal_name, id }: Reviewed): Promise<void> {
    const outcome = await propose(operation as Name, input);
    const done = say("done", { verb: sayText(verb), name: legal_name || id });
    toast(outcome.kind === "proposed" ? say("proposed") : done);
    await then();
  }
  return { decide, ...useWork(decide) };
}
