/**
 * An application as it is written: what is typed is saved at the platform a moment later, in the order in which it was typed.
 * Somebody else's changes come in; where both changed the same, nothing is saved until somebody has chosen. What the platform has
 * not taken yet is kept in this browser as well.
 */
import { computed, onScopeDispose, ref, shallowRef, watch } from "vue";
import { call } from "../../../api/call.ts";
import { ApiProblem, asProblem } from "../../../api/problem.ts";
import { useDraft } from "../../../parts/use-draft.ts";
import { type Application, isFormOpen, isPermissionOpen } from "../words.ts";
import {
  differing,
  type Filling,
  fillingOf,
  isUnreadable,
  itemsOf,
  type Part,
  partOf,
  permissionOf,
} from "./filling.ts";
import { merge, taking } from "./merge.ts";

const PAUSE_MS = 800;

export type Saving = "saved" | "typing" | "saving" | "conflict" | "failed" | "unreadable";

interface Kept {
  readonly unsent: { readonly base: Filling; readonly mine: Filling } | null;
}
const NOTHING: Kept = { unsent: null };
const isEmpty = (input: object) => Object.keys(input).length === 0;

/** @param first as it was read when the screen was opened */
export function useFilling(first: Application) {
  const application = shallowRef(first);
  const base = shallowRef<Filling>(fillingOf(first));
  // What this browser has typed and the platform not taken, from the revision on which it was typed.
  const kept = useDraft<Kept>(`application ${first.id}`, NOTHING);
  const filling = shallowRef<Filling>(base.value);
  const conflicts = shallowRef<readonly Part[]>([]);
  const taken = shallowRef<readonly Part[]>([]);
  const problem = shallowRef<ApiProblem>();
  const isSaving = ref(false);
  const unsaved = computed(() => differing(base.value, filling.value));
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { unsent } = kept.form.value;
  if (unsent) take(first, unsent.base, unsent.mine);
  watch([filling, base], () => {
    if (conflicts.value.length > 0) return;
    const isSaved = unsaved.value.length === 0;
    kept.form.value = isSaved ? NOTHING : { unsent: { base: base.value, mine: filling.value } };
  });

  /** What stands at the platform now: theirs comes in, mine stays. */
  function take(now: Application, from: Filling = base.value, mine: Filling = filling.value): void {
    const theirs = fillingOf(now);
    const merged = merge(from, mine, theirs);
    conflicts.value = merged.conflicts;
    application.value = now;
    base.value = theirs;
    filling.value = merged.filling;
    if (merged.taken.length > 0) taken.value = merged.taken;
  }

  /** One thing after the other: each has the revision of the one before. */
  function inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = queue.then(work);
    queue = next.catch(() => {});
    return next;
  }

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    if (conflicts.value.length > 0 || unsaved.value.length === 0) return;
    isSaving.value = true;
    problem.value = undefined;
    try {
      await sendChanges();
    } catch (error) {
      const refused = asProblem(error);
      if (refused.kind !== "conflict") problem.value = refused;
      else await catchUp();
    } finally {
      isSaving.value = false;
    }
  }

  async function sendChanges(): Promise<void> {
    const sent = filling.value;
    const changed = differing(base.value, sent);
    const { id, succeeds } = first;
    const state = () => application.value.state;
    const items = changed.filter((part) => !isEmpty(itemsOf(sent, [part])));
    if (items.length > 0 && (isFormOpen(state()) || (succeeds !== null && isPermissionOpen(state())))) {
      const { revision } = application.value;
      settle(await call("applications.update", { id, revision, ...itemsOf(sent, items) }), sent, items);
    }
    const others = changed.filter((part) => !isEmpty(permissionOf(sent, [part])));
    if (others.length > 0 && isPermissionOpen(state())) {
      const { revision } = application.value;
      const permission = { id, revision, ...permissionOf(sent, others) };
      settle(await call("applications.update_permission", permission), sent, others);
    }
  }

  /** These parts stand there now as the platform has taken them; what was typed since is still to be sent. */
  function settle(now: Application, sent: Filling, parts: readonly Part[]): void {
    const there = fillingOf(now);
    const asSent = parts.filter((part) => partOf(sent, part) === partOf(filling.value, part));
    application.value = now;
    base.value = there;
    filling.value = taking(filling.value, there, asSent);
  }

  async function catchUp(): Promise<void> {
    take(await call("applications.show", { id: first.id }));
    if (conflicts.value.length === 0 && unsaved.value.length > 0) await sendChanges();
  }

  const save = () => inOrder(saveNow);
  if (unsent) void save();

  function type(next: Filling): void {
    filling.value = next;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE_MS);
  }

  /** Somebody has chosen: all of theirs, or all of mine over theirs. */
  function resolve(whose: "mine" | "theirs"): void {
    if (whose === "theirs") filling.value = taking(filling.value, base.value, conflicts.value);
    conflicts.value = [];
    void save();
  }

  // What did not arrive while the network was away goes as soon as it is back.
  window.addEventListener("online", save);
  onScopeDispose(() => {
    window.removeEventListener("online", save);
    clearTimeout(timer);
    void save();
  });

  const saving = computed<Saving>(() => {
    if (conflicts.value.length > 0) return "conflict";
    if (problem.value) return "failed";
    if (isSaving.value) return "saving";
    if (unsaved.value.length === 0) return "saved";
    return unsaved.value.every((part) => isUnreadable(filling.value, part)) ? "unreadable" : "typing";
  });

  return {
    ...{ application, filling, base, conflicts, taken, problem, saving },
    /** What somebody has typed, to be saved after a moment. */
    type,
    /** Saves at once: a field was left. */
    save,
    resolve,
    /** After everything typed is saved; what it answers stands from then on. */
    act: (work: (now: Application) => Promise<Application>) =>
      inOrder(async () => {
        await saveNow();
        if (conflicts.value.length > 0) throw new ApiProblem(409);
        if (problem.value) throw problem.value;
        try {
          take(await work(application.value));
        } catch (error) {
          if (asProblem(error).kind === "conflict") take(await call("applications.show", { id: first.id }));
          throw error;
        }
      }),
    /** It was sent: the browser's copy goes. */
    forget: kept.forget,
  };
}
