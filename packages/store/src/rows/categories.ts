import type { CategoryEntry } from "@shiming/core";

export interface Row {
  readonly place: number;
  readonly category: string;
  readonly subject_types: string;
  /** As JSON; null where nothing is said. */
  readonly usual_items: string | null;
}

export function fromRow({ category, subject_types, usual_items }: Row): CategoryEntry {
  const usual = usual_items === null ? {} : { usualItems: JSON.parse(usual_items) };
  return { category: JSON.parse(category), subjectTypes: JSON.parse(subject_types), ...usual };
}

export function toRow({ category, subjectTypes, usualItems }: CategoryEntry, place: number): Row {
  return {
    place,
    category: JSON.stringify(category),
    subject_types: JSON.stringify(subjectTypes),
    usual_items: usualItems ? JSON.stringify(usualItems) : null,
  };
}
