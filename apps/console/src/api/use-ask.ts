import { onScopeDispose, type Ref, ref, shallowRef, watch } from "vue";
import { type ApiProblem, asProblem } from "./problem.ts";
import { whileSeen } from "./while-seen.ts";

export interface Asked<Answer> {
  /** The last good answer: it stays while a new one is on its way. */
  readonly answer: Readonly<Ref<Answer | undefined>>;
  readonly problem: Readonly<Ref<ApiProblem | undefined>>;
  readonly isLoading: Readonly<Ref<boolean>>;
  /** Asks again. */
  renew(): Promise<void>;
}

/**
 * What a screen reads from the API: asked at once, and again whenever something changes that the question depends on. Of
 * several answers only the last question's counts.
 * @example const { answer, problem, isLoading, renew } = useAsk(() => call("members.list", { organisation_id: id.value }));
 */
export function useAsk<Answer>(ask: () => Promise<Answer>): Asked<Answer> {
  return asking(ask).asked;
}

/** The same of what others work on as well: while somebody looks at it, what they have changed comes in by itself. */
export function useLive<Answer>(ask: () => Promise<Answer>): Asked<Answer> {
  const { asked, look } = asking(ask);
  whileSeen(look);
  return asked;
}

function asking<Answer>(ask: () => Promise<Answer>) {
  const answer = shallowRef<Answer>();
  const problem = shallowRef<ApiProblem>();
  const isLoading = ref(true);
  let last = 0;
  const take = async (asked: Promise<Answer>) => {
    last += 1;
    const own = last;
    isLoading.value = true;
    const [value, error] = await asked.then(
      (given) => [given, undefined] as const,
      (thrown) => [undefined, asProblem(thrown)] as const,
    );
    if (own !== last) return;
    isLoading.value = false;
    problem.value = error;
    if (!error) answer.value = value;
  };
  /** What has not changed stays the same object: nothing is drawn anew. */
  async function look(): Promise<void> {
    if (isLoading.value || problem.value) return;
    const own = last;
    const value = await ask();
    if (own === last && JSON.stringify(value) !== JSON.stringify(answer.value)) answer.value = value;
  }
  // What the question depends on is whatever it reads before its first wait.
  watch(ask, take, { immediate: true });
  onScopeDispose(() => {
    last += 1;
  });
  const asked: Asked<Answer> = { answer, problem, isLoading, renew: () => take(ask()) };
  return { asked, look };
}
