import { computed } from "vue";
import { useLive } from "../api/use-ask.ts";
import { useListAddress } from "./use-list-address.ts";

const PAGE = 20;

/** What the API is asked for; what is not chosen is absent. */
export type RegisterQuery<Order extends string, Filters extends Record<string, string>> = {
  readonly search?: string;
  readonly order?: Order;
  readonly after: string | undefined;
  readonly limit: number;
} & { readonly [Name in keyof Filters]?: Exclude<Filters[Name], ""> };

interface Register<Row, Order extends string, Filters extends Record<string, string>> {
  readonly ask: (query: RegisterQuery<Order, Filters>) => Promise<readonly Row[]>;
  /** By which the API names the last one of a page. */
  readonly keyOf: (row: Row) => string;
  /** At first; the platform's own where there is none. */
  readonly order?: Order;
  /** Each with what it is at first; `""` for all. */
  readonly filters: Filters;
}

/**
 * A register that the platform searches, filters, orders and pages: its state is in the address. Shown by `RegisterList`.
 * @example const register = useRegister({ ask: (query) => call("organisations.list", query), keyOf: ({ id }) => id, order: … });
 */
export function useRegister<Row, Order extends string, Filters extends Record<string, string>>({
  ask,
  keyOf,
  order,
  filters,
}: Register<Row, Order, Filters>) {
  const list = useListAddress<Record<string, string>>({ search: "", order: order ?? "", ...filters });
  const asked = useLive(() => {
    const chosen = Object.entries(list.values.value).filter(([, value]) => value !== "");
    const query = { ...Object.fromEntries(chosen), after: list.after.value, limit: PAGE + 1 };
    return ask(query as unknown as RegisterQuery<Order, Filters>);
  });
  const rows = computed(() => (asked.answer.value ?? []).slice(0, PAGE));
  const next = computed(() => {
    const last = rows.value.at(-1);
    return last !== undefined && (asked.answer.value?.length ?? 0) > PAGE ? keyOf(last) : undefined;
  });
  const isNarrowed = computed(() =>
    Object.entries(list.values.value).some(
      ([name, value]) => name !== "order" && value !== (filters[name] ?? ""),
    ),
  );
  return { list, asked, rows, next, keyOf, isNarrowed };
}

/** What `RegisterList` shows, whatever is in it. */
export type ShownRegister<Row> = Omit<
  ReturnType<typeof useRegister<Row, string, Record<string, string>>>,
  "asked"
> & {
  readonly asked: ReturnType<typeof useLive<readonly Row[]>>;
};
