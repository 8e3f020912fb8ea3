import { type Category, type CategoryLevel, levelsOf } from "../mini-program/category.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import { requireShownText } from "./shown-text.ts";

/** What citizens are told of a use, as it is remembered. @throws `value_invalid` as {@link requireShownText} */
export function shownUse({ category, english, ...texts }: ApprovedUse): ApprovedUse {
  return {
    category: shownCategory(category),
    purpose: requireShownText("purpose", texts.purpose),
    legalBasis: requireShownText("legalBasis", texts.legalBasis),
    retention: requireShownText("retention", texts.retention),
    ...(english && {
      english: {
        purpose: requireShownText("englishPurpose", english.purpose),
        legalBasis: requireShownText("englishLegalBasis", english.legalBasis),
        retention: requireShownText("englishRetention", english.retention),
      },
    }),
  };
}

/** @throws `value_invalid` */
export function shownCategory(category: Category): Category {
  const [first = category.first, second = category.second, third] = levelsOf(category).map(shownLevel);
  return { first, second, ...(third && { third }) };
}

function shownLevel({ id, name, english }: CategoryLevel): CategoryLevel {
  return {
    id,
    name: requireShownText("categoryName", name),
    ...(english !== undefined && { english: requireShownText("englishCategoryName", english) }),
  };
}
