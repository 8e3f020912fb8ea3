import type { Text } from "@shiming/crypto";
import { rememberedItems } from "../disclosure/approved-items.ts";
import { type Category, type CategoryLevel, levelsOf } from "../mini-program/category.ts";
import type { ApprovedUse, UseTexts } from "../mini-program/mini-program.ts";
import { faultOfShownText, requireShownText, type ShownText } from "./shown-text.ts";

/** What citizens are told of a use, as it is remembered. @throws `value_invalid` as {@link requireShownText} */
export function shownUse({ category, items, english, ...texts }: ApprovedUse): ApprovedUse {
  return {
    category: shownCategory(category),
    ...rememberedItems(items),
    purpose: requireShownText("purpose", texts.purpose),
    legalBasis: requireShownText("legalBasis", texts.legalBasis),
    retention: requireShownText("retention", texts.retention),
    ...(texts.necessity !== undefined && { necessity: requireShownText("necessity", texts.necessity) }),
    ...(english && {
      english: {
        purpose: requireShownText("englishPurpose", english.purpose),
        legalBasis: requireShownText("englishLegalBasis", english.legalBasis),
        retention: requireShownText("englishRetention", english.retention),
        ...(english.necessity !== undefined && {
          necessity: requireShownText("englishNecessity", english.necessity),
        }),
      },
    }),
  };
}

/** More than any text that is shown has room for. */
const LONGEST_DRAFT = 2000;

/** As somebody types it: what is not good yet is found by the checks, and refused when it is to be shown. @throws `value_invalid` */
export function draftedUse({ category, items, english, ...texts }: ApprovedUse): ApprovedUse {
  const drafted = ({ purpose, legalBasis, retention, necessity }: UseTexts): UseTexts => ({
    purpose: purpose.slice(0, LONGEST_DRAFT),
    legalBasis: legalBasis.slice(0, LONGEST_DRAFT),
    retention: retention.slice(0, LONGEST_DRAFT),
    ...(necessity && { necessity: necessity.slice(0, LONGEST_DRAFT) }),
  });
  return {
    category: shownCategory(category),
    ...rememberedItems(items),
    ...drafted(texts),
    ...(english && { english: drafted(english) }),
  };
}

/** By the member of the use: `english.purpose`. */
export function faultsOfUse({ english, ...texts }: ApprovedUse): readonly (readonly [string, Text])[] {
  const judged: readonly (readonly [string, ShownText, string])[] = [
    ["purpose", "purpose", texts.purpose],
    ["legal_basis", "legalBasis", texts.legalBasis],
    ["retention", "retention", texts.retention],
    ...(texts.necessity === undefined ? [] : ([["necessity", "necessity", texts.necessity]] as const)),
    ...(english
      ? ([
          ["english.purpose", "englishPurpose", english.purpose],
          ["english.legal_basis", "englishLegalBasis", english.legalBasis],
          ["english.retention", "englishRetention", english.retention],
        ] as const)
      : []),
  ];
  return judged.flatMap(([member, what, text]) => {
    const fault = faultOfShownText(what, text);
    return fault ? [[member, fault] as const] : [];
  });
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
