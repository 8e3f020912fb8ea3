/** Where an application stands, by each side's own account. */
import type { OutputOf } from "@shiming/administration";
import { expect } from "vitest";
import type { Letter } from "./post-office.ts";
import { noted, type Story } from "./story.ts";

type Shown = OutputOf<"applications.show">;

export interface Standing {
  readonly state: Shown["state"];
  readonly who: Shown["next"]["who"];
  /** What they are to do, in Chinese. */
  readonly what: string | null;
  /** How many working days they have; none where nobody waits. */
  readonly days?: number;
  readonly capability: OutputOf<"apps.capability">["capability"];
  readonly toDo: string;
}

const DAY_MS = 86_400_000;
/** The longest holiday, with its weekends. */
const HOLIDAYS = 14;

/** Staff and applicant are told the same; the card of the mini program says what its owner is to do. */
export async function expectStanding(story: Story, wanted: Standing): Promise<Shown> {
  const { reviewerOne, provider, platform, notes } = story;
  const id = noted(notes.applicationId);
  const shown = await reviewerOne.do("applications.show", { id });
  expect(await provider.do("applications.show", { id })).toEqual(shown);
  expect(shown).toMatchObject({
    state: wanted.state,
    next: { who: wanted.who, what_zh: wanted.what, overdue: false },
  });
  const { until } = shown.next;
  const left = until === null ? undefined : (Date.parse(until) - platform.now().getTime()) / DAY_MS;
  if (wanted.days === undefined) expect(left).toBeUndefined();
  else {
    expect(left).toBeGreaterThan(wanted.days - 1);
    expect(left).toBeLessThan((wanted.days / 5) * 7 + HOLIDAYS);
  }
  const card = await provider.do("apps.capability", { appid: noted(notes.appid) });
  expect(card).toMatchObject({
    capability: wanted.capability,
    to_do: { zh: wanted.toDo },
    application: { id, next: shown.next },
  });
  return shown;
}

/** The provider's letter about a step: what happened, why, whose move it is and until when. */
export async function expectLetter(
  { provider, post, notes }: Story,
  step: string,
  lines: readonly string[],
): Promise<Letter> {
  const letter = await post.letterTo(provider.email, step);
  expect(letter.subject).toMatch(/^\[SM-[0-9A-Z]{13}\] 实名授权申请进展：/);
  for (const line of [`申请编号: ${notes.applicationId}`, `进展: ${step}`, ...lines]) {
    expect(letter.text).toContain(line);
  }
  return letter;
}

/** The day of a time in Shanghai, as letters name it. */
export const dayOf = (time: string | null) =>
  new Date(Date.parse(time ?? "") + 8 * 3_600_000).toISOString().slice(0, 10);

export async function stateOf({ reviewerOne, notes }: Story): Promise<Shown["state"] | undefined> {
  if (notes.applicationId === undefined) return undefined;
  return (await reviewerOne.do("applications.show", { id: notes.applicationId })).state;
}
