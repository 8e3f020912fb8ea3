/** What the identity is for, as operations spell it. */
import { type ApprovedUse, type Item, itemsOf, type UseTexts } from "@shiming/core";
import type { ApprovedUse as ApprovedUseInput } from "./schemas/mini-program.ts";

export function approvedUseOf({ category, items, english, ...chinese }: ApprovedUseInput): ApprovedUse {
  return {
    category,
    // Whether these are items is judged where they are remembered.
    ...(items && { items: items.map(({ item, required }) => ({ item: item as Item, required })) }),
    ...textsOf(chinese),
    ...(english && { english: textsOf(english) }),
  };
}

function textsOf({
  purpose,
  legal_basis,
  retention,
  necessity,
}: Omit<ApprovedUseInput, "category" | "items" | "english">): UseTexts {
  return { purpose, legalBasis: legal_basis, retention, ...(necessity !== undefined && { necessity }) };
}

export function describeUse({ category, items, english, ...chinese }: ApprovedUse): ApprovedUseInput {
  return {
    category,
    items: itemsOf(items).map(({ item, required }) => ({ item, required })),
    ...spelt(chinese),
    ...(english && { english: spelt(english) }),
  };
}

function spelt({ purpose, legalBasis, retention, necessity }: UseTexts) {
  return { purpose, legal_basis: legalBasis, retention, ...(necessity !== undefined && { necessity }) };
}
