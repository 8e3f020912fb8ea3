import { accessStateWords } from "@shiming/administration/words";
import { computed } from "vue";
import { useTexts } from "../../i18n/use-texts.ts";
import { useRegister } from "../../parts/use-register.ts";
import { type PeriodName, periodQuery } from "./period.ts";
import { texts } from "./texts.ts";

const STATES = ["approved", "suspended", "ended"] as const;
type State = (typeof STATES)[number];
interface Asked {
  readonly search?: string;
  readonly state?: State;
  readonly from?: string;
  readonly after?: string;
  readonly limit: number;
}

/** A register that the platform derives: searched, filtered and counted there; its state is in the address. */
export function useDerivedRegister<Row>(
  ask: (asked: Asked) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
) {
  const say = useTexts(texts);
  const sayState = useTexts(accessStateWords);
  const register = useRegister({
    ask: ({ period = "", after, ...query }) =>
      ask({
        ...query,
        ...(after !== undefined && { after }),
        ...periodQuery(period as PeriodName, new Date()),
      }),
    keyOf,
    filters: { state: "" as "" | State, period: "" as PeriodName },
  });
  const filters = computed(() => [
    {
      name: "state",
      label: say("state"),
      choices: STATES.map((value) => ({ value, text: sayState(value) })),
    },
    {
      ...{ name: "period", label: say("period"), isInSight: true },
      choices: [
        { value: "month", text: say("last30") },
        { value: "", text: say("last365") },
        { value: "ever", text: say("ever") },
      ],
    },
  ]);
  /** What an export is to hold: the same as the list. */
  const selection = computed(() => {
    const { search = "", state = "", period = "" } = register.list.values.value;
    return {
      ...(search && { search }),
      ...(state && { state }),
      ...periodQuery(period as PeriodName, new Date()),
    };
  });
  return { register, filters, selection, say, sayState };
}
