import { ref, shallowRef } from "vue";
import { type ApiProblem, asProblem } from "./problem.ts";

/**
 * Something that a person has the console do, one at a time: while it runs its button is busy, and what it is refused by is
 * shown beside it.
 * @example const { run, isBusy, problem } = useWork(async () => { await call("members.remove", …); await renew(); });
 */
export function useWork<Arguments extends unknown[]>(work: (...given: Arguments) => Promise<void>) {
  const isBusy = ref(false);
  const problem = shallowRef<ApiProblem>();
  /** @returns whether it was done */
  async function run(...given: Arguments): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    problem.value = undefined;
    try {
      await work(...given);
      return true;
    } catch (error) {
      problem.value = asProblem(error);
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  return { run, isBusy, problem, forget: () => (problem.value = undefined) };
}
