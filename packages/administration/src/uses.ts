/** What the identity is for, as operations spell it. */
import type { ApprovedUse, UseTexts } from "@shiming/core";
import type { ApprovedUse as ApprovedUseInput } from "./schemas/mini-program.ts";

export function approvedUseOf({ category, english, ...chinese }: ApprovedUseInput): ApprovedUse {
  return { category, ...textsOf(chinese), ...(english && { english: textsOf(english) }) };
}

function textsOf({
  purpose,
  legal_basis,
  retention,
}: Omit<ApprovedUseInput, "category" | "english">): UseTexts {
  return { purpose, legalBasis: legal_basis, retention };
}

export function describeUse({ category, english, ...chinese }: ApprovedUse): ApprovedUseInput {
  return { category, ...spelt(chinese), ...(english && { english: spelt(english) }) };
}

function spelt({ purpose, legalBasis, retention }: UseTexts) {
  return { purpose, legal_basis: legalBasis, retention };
}
