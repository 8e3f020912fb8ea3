import { type Ref, ref, shallowRef } from "vue";
import { type ApiProblem, asProblem } from "./problem.ts";

interface Work<Given extends unknown[]> {
  /** @returns whether it was done */
  readonly run: (...given: Given) => Promise<boolean>;
  readonly isBusy: Ref<boolean>;
  readonly problem: Ref<ApiProblem | undefined>;
  readonly forget: () => void;
}

type Step = () => Promise<void>;

/**
 * Something that a person has the console do, one at a time: while it runs its button is busy, and what it is refused by is
 * shown beside it. Without any, `run` takes the one of several steps that is next.
 * @example const { run, isBusy, problem } = useWork(async () => { await call("members.remove", …); await renew(); });
 */
export function useWork(): Work<[Step]>;
export function useWork<Given extends unknown[]>(work: (...given: Given) => Promise<void>): Work<Given>;
export function useWork(work: (...given: never[]) => Promise<void> = (step: Step) => step()): Work<never[]> {
  const isBusy = ref(false);
  const problem = shallowRef<ApiProblem>();
  async function run(...given: never[]): Promise<boolean> {
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
  const forget = () => {
    problem.value = undefined;
  };
  return { run, isBusy, problem, forget };
}
