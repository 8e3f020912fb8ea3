import type { CategoryEntry } from "@shiming/core";

export interface Row {
  readonly place: number;
  readonly category: string;
  readonly subject_types: string;
}

export function fromRow({ category, subject_types }: Row): CategoryEntry {
  return { category: JSON.parse(category), subjectTypes: JSON.parse(subject_types) };
}

export function toRow({ category, subjectTypes }: CategoryEntry, place: number): Row {
  return { place, category: JSON.stringify(category), subject_types: JSON.stringify(subjectTypes) };
}
