import { computed, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import { call } from "../../api/call.ts";
import { useAsk } from "../../api/use-ask.ts";
import { filterOf, queueStateOf } from "../queue/queue-filter.ts";

/**
 * The one that follows in the part of the queue that somebody works through: known before a decision moves this one elsewhere.
 * Behind the last one begins what was left out before.
 */
export function useNext(id: Ref<string>) {
  const route = useRoute();
  const router = useRouter();
  const filter = computed(() => filterOf(queueStateOf(route.query)));
  const { answer, isLoading } = useAsk(async () => {
    const [wanted, here] = [filter.value, id.value];
    const [following] = await call("applications.list", { ...wanted, after: here, limit: 1 });
    if (following) return following.id;
    const first = await call("applications.list", { ...wanted, limit: 2 });
    return first.find((each) => each.id !== here)?.id;
  });
  const { do: _, ...rest } = route.query;
  const toQueue = computed(() => ({ name: "queue", query: rest }));
  const toNext = computed(() =>
    answer.value === undefined ? undefined : { name: "review", params: { id: answer.value }, query: rest },
  );
  return {
    toQueue,
    toNext,
    isLoading,
    /** On to the next one, or to the queue where none is left. */
    goOn: () => router.push(toNext.value ?? toQueue.value),
  };
}
