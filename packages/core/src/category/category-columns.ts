/** What the columns of the category file, and the subject types in it, are called: as the documents write them, or in Chinese. */
import { type SubjectType, subjectTypes } from "../organisation/organisation.ts";

const LEVELS = [
  ["first", "一级"],
  ["second", "二级"],
  ["third", "三级"],
] as const;
/** From the top of the tree. */
export const LEVEL_NAMES = LEVELS.map(([level]) => level);
export type LevelName = (typeof LEVEL_NAMES)[number];

export type CategoryColumn = `${LevelName}_${"id" | "name" | "english"}` | "subject_types" | "usual_items";

export const CATEGORY_COLUMNS: readonly {
  readonly name: CategoryColumn;
  readonly chinese: readonly string[];
  readonly isNeeded: boolean;
}[] = [
  ...LEVELS.flatMap(([level, chinese]) => [
    {
      name: `${level}_id` as const,
      chinese: [`${chinese}编号`, `${chinese}类目编号`],
      isNeeded: level !== "third",
    },
    {
      name: `${level}_name` as const,
      chinese: [`${chinese}名称`, `${chinese}类目`],
      isNeeded: level !== "third",
    },
    { name: `${level}_english` as const, chinese: [`${chinese}英文`, `${chinese}英文名称`], isNeeded: false },
  ]),
  { name: "subject_types", chinese: ["主体类型"], isNeeded: true },
  { name: "usual_items", chinese: ["常用信息项"], isNeeded: false },
];

/** As the file may call them in Chinese, the usual name first. */
export const SUBJECT_TYPES: Readonly<Record<SubjectType, readonly string[]>> = {
  government_body: ["政府机关", "政府"],
  public_institution: ["事业单位"],
  public_medical_institution: ["公立医疗机构"],
  public_school: ["公立学校", "公立教育机构"],
  licensed_company: ["持牌企业"],
};

export function columnNamed(text: string): CategoryColumn | undefined {
  const name = text.trim().toLowerCase();
  return CATEGORY_COLUMNS.find((column) => column.name === name || column.chinese.includes(name))?.name;
}

export function subjectTypeNamed(name: string): SubjectType | undefined {
  return subjectTypes.find((type) => type === name.toLowerCase() || SUBJECT_TYPES[type].includes(name));
}
