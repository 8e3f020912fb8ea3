/** How much waits for whoever is signed in, behind each entry of the menu. */
import type { OutputOf } from "@shiming/administration";
import { computed, onScopeDispose, type Ref, ref, watch } from "vue";
import { useRoute } from "vue-router";
import { call, lastDone } from "../api/call.ts";
import { useAsk } from "../api/use-ask.ts";
import { routes } from "../routes/table.ts";
import { placeOf } from "../screens/overview/places.ts";
import { useSession } from "../session/session.ts";

type Task = OutputOf<"staff.overview">["tasks"][number];
/** By the name of the entry's screen. */
type Waiting = ReadonlyMap<string, number>;

const SETTLE_MS = 1500;
const SCREENS: Readonly<Record<Task["task"], string>> = {
  review_mine: "queue",
  review_untaken: "queue",
  review_of_others: "queue",
  confirm: "proposals",
  assign_mails: "mails",
  read_mails: "mails",
  retry_messages: "outbox",
  import_calendar: "settings",
};

/**
 * Asked anew wherever somebody goes, and after whatever they have had done: never by a clock, which would keep a session alive
 * without them. What cannot be read now counts as nothing.
 */
export function useWaiting(): Readonly<Ref<Waiting>> {
  const { isStaff, organisationId } = useSession();
  const route = useRoute();
  const settled = useSettled(lastDone);
  const { answer } = useAsk(async (): Promise<Waiting> => {
    void [route.path, settled.value];
    if (isStaff.value) return sum(await ofStaff());
    return organisationId.value ? sum(await ofProvider(organisationId.value)) : new Map();
  });
  return computed(() => answer.value ?? new Map());
}

/** The same a little later, once for what comes in one go. */
function useSettled(value: Readonly<Ref<number>>): Readonly<Ref<number>> {
  const settled = ref(value.value);
  let settling: ReturnType<typeof setTimeout> | undefined;
  watch(value, (now) => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      settled.value = now;
    }, SETTLE_MS);
  });
  onScopeDispose(() => clearTimeout(settling));
  return settled;
}

type Counted = readonly [screen: string, count: number];

async function ofStaff(): Promise<readonly Counted[]> {
  const { tasks } = await call("staff.overview", {});
  return tasks.filter(({ is_yours }) => is_yours).map(({ task, count }) => [SCREENS[task], count]);
}

async function ofProvider(organisation_id: string): Promise<readonly Counted[]> {
  const { to_do } = await call("organisations.overview", { organisation_id });
  return to_do
    .filter(({ who }) => who === "provider")
    .map((item) => [entryOf((placeOf(item, organisation_id) as { name: string }).name), 1]);
}

/** The screen of the menu that another one is below. */
function entryOf(name: string): string {
  const route = routes.find((each) => each.name === name);
  return route?.under && !route.menu ? entryOf(route.under) : name;
}

function sum(counted: readonly Counted[]): Waiting {
  const waiting = new Map<string, number>();
  for (const [screen, count] of counted) waiting.set(screen, (waiting.get(screen) ?? 0) + count);
  return waiting;
}
