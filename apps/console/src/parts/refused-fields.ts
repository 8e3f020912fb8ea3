/** What the platform refuses of one field stands beside that field, under the name that people read there and not the API's. */
import {
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  onUnmounted,
  provide,
  type Ref,
  shallowReactive,
} from "vue";
import type { ApiProblem } from "../api/problem.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { memberMeant } from "./member-meant.ts";
import { underLabel } from "./under-label.ts";

interface Refusal {
  readonly problem: Readonly<Ref<ApiProblem | undefined>>;
  /** The members of the input that the form has a field for now. */
  readonly members: Set<string>;
  /** That of them which was refused. */
  readonly refused: ComputedRef<string | undefined>;
}

const REFUSAL: InjectionKey<Refusal> = Symbol("what a form was refused by");

/** For a form. @returns the problem where no field says it: it belongs beside the button */
export function useRefusedFields(problem: Refusal["problem"]): ComputedRef<ApiProblem | undefined> {
  const members = shallowReactive(new Set<string>());
  const refused = computed(() => problem.value && memberMeant(problem.value, [...members]));
  provide(REFUSAL, { problem, members, refused });
  return computed(() => (refused.value === undefined ? problem.value : undefined));
}

/** For a field. @returns what is wrong with it, of the form that it is in */
export function useRefusal(member: string | undefined, label: () => string): ComputedRef<string | undefined> {
  const refusal = inject(REFUSAL, undefined);
  const { say } = useLanguage();
  if (member === undefined || !refusal) return computed(() => undefined);
  refusal.members.add(member);
  onUnmounted(() => refusal.members.delete(member));
  return computed(() => {
    const hint = refusal.problem.value?.hint;
    return refusal.refused.value === member && hint ? underLabel(say(hint), member, label()) : undefined;
  });
}
