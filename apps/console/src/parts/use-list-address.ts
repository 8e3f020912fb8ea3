import { computed } from "vue";
import { type LocationQueryRaw, useRoute, useRouter } from "vue-router";

/**
 * What a list shows, kept in the address: search, filters, order, and the page by the cursor `after`. A link to it, a reload and
 * the browser's way back show the same. Whatever changes but the page leads to the first one.
 * @param defaults the members of the state with what they are when the address does not name them
 * @example const list = useListAddress({ search: "", state: "" });
 *   const { answer } = useAsk(() => call("applications.list", { search: list.values.value.search || undefined, after: list.after.value }));
 */
export function useListAddress<State extends Record<string, string>>(defaults: State) {
  const route = useRoute();
  const router = useRouter();
  const named = (name: string) => [route.query[name]].flat()[0] ?? undefined;
  const values = computed<State>(
    () =>
      Object.fromEntries(
        Object.entries(defaults).map(([name, value]) => [name, named(name) ?? value]),
      ) as State,
  );
  const after = computed(() => named("after"));

  function go(state: Partial<State>, cursor: string | undefined, isStep: boolean): void {
    const next = { ...values.value, ...state };
    const query: LocationQueryRaw = Object.fromEntries(
      Object.entries(next).filter(([name, value]) => value !== defaults[name]),
    );
    const to = { query: cursor === undefined ? query : { ...query, after: cursor } };
    void (isStep ? router.push(to) : router.replace(to));
  }

  return {
    values,
    /** The cursor of the page that is shown; `undefined` on the first. */
    after,
    /** Changes what is shown, from the first page on. */
    set: (state: Partial<State>) => go(state, undefined, false),
    /** The page that begins after this one: the way back is the browser's. */
    turn: (cursor: string | undefined) => go({}, cursor, true),
  };
}
