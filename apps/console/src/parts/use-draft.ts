import { type Ref, ref, watch } from "vue";
import { useSession } from "../session/session.ts";
import { draftPlace } from "./drafts.ts";

/**
 * What somebody types in a form, kept in this browser until it is sent: a failed save, an ended session and a closed window
 * lose nothing. Each person has their own, and signing out removes them. Never for secrets: a draft is not sealed.
 * @param name of the form and the thing it is about: `application ap_1`
 * @param empty what it holds at first; a kept draft counts only where it has the same members
 */
export function useDraft<Form extends object>(
  name: string,
  empty: Form,
): {
  readonly form: Ref<Form>;
  readonly isRestored: boolean /** It was sent: what is typed from here on is kept no more. */;
  forget(): void;
} {
  const { me } = useSession();
  const place = draftPlace(me.value.person_id, name);
  const kept = parse(localStorage.getItem(place), empty);
  const form = ref(kept ?? structuredClone(empty)) as Ref<Form>;
  const stop = watch(form, (value) => localStorage.setItem(place, JSON.stringify(value)), { deep: true });
  return {
    form,
    isRestored: kept !== undefined,
    forget() {
      stop();
      localStorage.removeItem(place);
    },
  };
}

function parse<Form extends object>(kept: string | null, empty: Form): Form | undefined {
  if (kept === null) return undefined;
  const value: unknown = JSON.parse(kept);
  const isSame =
    typeof value === "object" && value !== null && Object.keys(empty).every((member) => member in value);
  return isSame ? (value as Form) : undefined;
}
