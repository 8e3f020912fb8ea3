/** What is typed into an application, and how it goes to the API and comes back. Pure. */
import type { InputOf } from "@shiming/administration";
import { type FieldName, fieldTexts } from "../field-texts.ts";
import type { Application } from "../words.ts";

export type Use = Application["uses"][number];
type Texts = Readonly<Record<FieldName, string>>;

/** Everything as text, as it stands in the fields, and the uses as they are. */
export interface Filling {
  readonly texts: Texts;
  readonly uses: readonly Use[];
}

/** A field, or all of the uses together. */
export type Part = FieldName | "uses";

export const fieldNames = Object.keys(fieldTexts) as readonly FieldName[];
const NUMBERS = ["calls_per_day", "users_per_day", "peak_per_minute", "average_per_minute"] as const;
const CONTACTS = ["product_contact", "development_contact", "platform_contact"] as const;
const PAIRS = ["legal_ground", "storage", "assessment"] as const;

export const isNumber = (name: FieldName): boolean => (NUMBERS as readonly string[]).includes(name);

export function fillingOf(application: Application): Filling {
  const text = (name: FieldName): string => {
    const [outer = "", inner] = name.split(".");
    const value = application[outer as keyof Application] as unknown;
    const found = inner ? (value as Record<string, unknown> | null)?.[inner] : value;
    if (name === "ends_at") return typeof found === "string" ? dayOf(found) : "";
    return found === null || found === undefined ? "" : String(found);
  };
  const texts = Object.fromEntries(fieldNames.map((name) => [name, text(name)])) as Texts;
  return { texts, uses: application.uses };
}

export const partOf = ({ texts, uses }: Filling, part: Part): string =>
  part === "uses" ? JSON.stringify(uses.map(withoutEmptyEnglish)) : texts[part];

/** The parts in which two differ. */
export const differing = (one: Filling, other: Filling): readonly Part[] =>
  [...fieldNames, "uses" as const].filter((part) => partOf(one, part) !== partOf(other, part));

/** `undefined` where it is no number that can be sent. */
export const numberIn = (text: string): number | null | undefined => {
  const plain = text.normalize("NFKC").replaceAll(/[,\s]/g, "");
  if (plain === "") return null;
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
};

/** It cannot be sent as it is written. */
export const isUnreadable = ({ texts }: Filling, part: Part): boolean =>
  part !== "uses" && isNumber(part) && numberIn(texts[part]) === undefined;

type Items = Omit<InputOf<"applications.update">, "id" | "revision">;
type Permission = Omit<InputOf<"applications.update_permission">, "id" | "revision">;

/** What of the changed parts goes to `applications.update`; a contact goes as a whole. */
export function itemsOf({ texts }: Filling, changed: readonly Part[]): Items {
  const entries = (name: FieldName): (readonly [FieldName, string | number | null])[] => {
    if (!isNumber(name)) return [[name, texts[name]]];
    const number = numberIn(texts[name]);
    return number === undefined ? [] : [[name, number]];
  };
  const simple = changed.filter((part): part is FieldName => part !== "uses" && isItem(part));
  return Object.fromEntries([
    ...simple.flatMap(entries),
    ...groupsIn(changed, CONTACTS).map((group) => [group, membersOf(texts, group)]),
  ]);
}

const isItem = (name: FieldName) => !name.includes(".") && name !== "ends_at";

/** The same for `applications.update_permission`. */
export function permissionOf({ texts, uses }: Filling, changed: readonly Part[]): Permission {
  return Object.fromEntries([
    ...(changed.includes("uses") ? [["uses", uses.map(withoutEmptyEnglish)]] : []),
    ...groupsIn(changed, PAIRS).map((group) => [group, membersOf(texts, group)]),
    ...(changed.includes("ends_at") ? [["ends_at", endOf(texts.ends_at)]] : []),
  ]);
}

function groupsIn<Group extends string>(changed: readonly Part[], groups: readonly Group[]): Group[] {
  return groups.filter((group) => changed.some((part) => part.startsWith(`${group}.`)));
}

function membersOf(texts: Texts, group: string) {
  const own = fieldNames.filter((name) => name.startsWith(`${group}.`));
  return Object.fromEntries(own.map((name) => [name.slice(group.length + 1), texts[name]]));
}

function withoutEmptyEnglish({ english, ...use }: Use): Use {
  const isEmpty = !english || Object.values(english).every((text) => text.trim() === "");
  return isEmpty ? use : { ...use, english };
}

/** The platform counts its days in Beijing, eight hours ahead of UTC all year. */
const BEIJING_MS = 8 * 3_600_000;
const dayOf = (instant: string) => new Date(Date.parse(instant) + BEIJING_MS).toISOString().slice(0, 10);
const endOf = (day: string) => (day === "" ? null : `${day}T15:59:59.000Z`);
