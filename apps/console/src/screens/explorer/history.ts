/**
 * What somebody has sent from this browser: for which mini program, by which merchant, and how it ended. Neither tokens, signatures
 * and keys nor answers are in it, and it goes with the drafts when somebody signs out.
 */
import { ref } from "vue";
import { draftPlace } from "../../parts/drafts.ts";

export interface SentRequest {
  /** ISO 8601. */
  readonly at: string;
  readonly appid: string;
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly errcode: number;
}

const MOST = 10;

/** Newest first. @param personId whose it is @param organisationId where they work */
export function useHistory(personId: string, organisationId: string) {
  const place = draftPlace(personId, `explorer ${organisationId}`);
  const sent = ref(read(localStorage.getItem(place)));
  function set(next: readonly SentRequest[]): void {
    sent.value = next;
    if (next.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(next));
  }
  return {
    sent,
    add: (request: SentRequest) => set([request, ...sent.value].slice(0, MOST)),
    forget: () => set([]),
  };
}

function read(kept: string | null): readonly SentRequest[] {
  const value: unknown = kept === null ? [] : JSON.parse(kept);
  return Array.isArray(value) ? value : [];
}
