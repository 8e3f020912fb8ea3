/** What can be wrong in the file of categories, and what would be right in its place. */
import type { Text } from "@shiming/crypto";
import type { FileFault } from "../failure.ts";
import { subjectTypes } from "../organisation/organisation.ts";
import {
  type CATEGORY_COLUMNS,
  type CategoryColumn,
  type LevelName,
  SUBJECT_TYPES,
} from "./category-columns.ts";

/** In a line that is known. */
export type PlaceFault = Omit<FileFault, "line"> & { readonly column?: CategoryColumn };

/** @param told of all that are wrong, as many as are listed */
export function nothingImported(all: number, told: number): Text {
  const [en, zh] = told < all ? [`, the first ${told} are listed`, `，列出前 ${told} 处`] : ["", ""];
  return {
    en: `nothing was imported: ${all === 1 ? "one place" : `${all} places`} of the file ${all === 1 ? "is" : "are"} wrong${en}`,
    zh: `未导入任何内容：文件中有 ${all} 处错误${zh}`,
  };
}

export function missingColumn({ name, chinese }: (typeof CATEGORY_COLUMNS)[number]): PlaceFault {
  return {
    column: name,
    wrong: { en: "the first line has no such column", zh: "首行没有这一列" },
    right: {
      en: `${name} or ${chinese[0]} among the names in the first line`,
      zh: `首行写上 ${name} 或“${chinese[0]}”`,
    },
  };
}

export const UNCLOSED: PlaceFault = {
  wrong: {
    en: "a quotation mark does not close, or stands inside a value",
    zh: "引号没有成对，或出现在值的中间",
  },
  right: {
    en: "the mark twice, and the whole value in quotation marks",
    zh: "写两个引号，并把整个值放进引号",
  },
};

export const badId = (level: LevelName, id: string): PlaceFault => ({
  column: `${level}_id`,
  wrong:
    id === ""
      ? { en: "there is no id", zh: "没有编号" }
      : { en: `“${shortened(id)}” is no such number`, zh: `“${shortened(id)}”不是编号` },
  right: { en: "a whole number from 0 to 4294967295", zh: "0 到 4294967295 的整数" },
});

export const badName = (level: LevelName, wrong: Text): PlaceFault => ({
  column: `${level}_name`,
  wrong,
  right: { en: "a name of 2 to 30 characters", zh: "2 到 30 个字符的名称" },
});

export const badEnglish = (level: LevelName, wrong: Text): PlaceFault => ({
  column: `${level}_english`,
  wrong,
  right: { en: "a name of 2 to 60 characters, or nothing", zh: "2 到 60 个字符的英文名称，或留空" },
});

export const badSubjectType = (name: string): PlaceFault => ({
  column: "subject_types",
  wrong: {
    en: `“${shortened(name)}” is no subject type`,
    zh: `“${shortened(name)}”不是主体类型`,
  },
  right: {
    en: `one of ${subjectTypes.join(", ")}`,
    zh: `${subjectTypes.map((type) => SUBJECT_TYPES[type][0]).join("、")}之一`,
  },
});

export const badItem = (name: string): PlaceFault => ({
  column: "usual_items",
  wrong: { en: `“${shortened(name)}” is no item`, zh: `“${shortened(name)}”不是信息项` },
  right: {
    en: "real_name, credential_id, masked_name, masked_credential_id, age_over_18 (any age), verification, or nothing",
    zh: "real_name、credential_id、masked_name、masked_credential_id、age_over_18（任何年龄）、verification，或留空",
  },
});

export const repeated = (id: string, line: number): PlaceFault => ({
  wrong: { en: `${id} stands in line ${line} already`, zh: `${id} 已在第 ${line} 行出现` },
  right: { en: "each category once", zh: "每个类目只写一行" },
});

/** @param known as the level is called in the line before it. */
export const renamed = (id: string, known: string, line: number): Omit<PlaceFault, "column"> => ({
  wrong: { en: `${id} has another name in line ${line}`, zh: `${id} 在第 ${line} 行用的是另一个名称` },
  right: known
    ? { en: `“${known}”, or the same other name in each of its lines`, zh: `“${known}”，或各行统一改名` }
    : { en: "nothing, or the same name in each of its lines", zh: "留空，或各行统一填写" },
});

const LONGEST_SHOWN = 30;
const shortened = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

export const EMPTY: Text = { en: "there is no category in the file", zh: "文件中没有类目" };
export const TOO_LONG: Text = { en: "the file has more than 1 MiB", zh: "文件超过 1 MiB" };
