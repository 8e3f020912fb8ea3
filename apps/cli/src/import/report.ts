/** What an import tells at its end. */
import type { Text } from "@shiming/crypto";
import { counted } from "../counted.ts";
import type { ImportSummary } from "./import-accounts.ts";

/** For programs. @param rejects the file of bad lines, where there are any */
export function reportOf(summary: ImportSummary, rejects: string | null) {
  const { lines, added, changed, bad, dotted, unguarded, isRepeated, continuedBehind, seconds } = summary;
  return {
    ...{ lines, added, changed, bad, names_with_other_dots: dotted, already_imported: isRepeated },
    without_guardians: unguarded,
    ...{ continued_behind_line: continuedBehind, seconds, rejects },
  };
}

/** Where the bad lines were listed, and whether the file is there. */
interface RejectsList {
  readonly path: string;
  readonly isThere: boolean;
}

/** For people. @param list where there are bad lines */
export function sentencesOf(summary: ImportSummary, list: RejectsList | undefined): Text[] {
  const { lines, added, changed, bad, dotted, unguarded, isRepeated, seconds } = summary;
  const counts = {
    en: `${counted(lines, "line")}: ${added} added, ${changed} changed, ${bad} bad`,
    zh: `${lines} 行：新增 ${added}，更改 ${changed}，错误 ${bad}`,
  };
  const done = isRepeated
    ? { en: `Nothing was done. Before: ${counts.en}`, zh: `什么也没做。上次的结果：${counts.zh}` }
    : { en: `${counts.en}; ${seconds.toFixed(1)} seconds`, zh: `${counts.zh}；${seconds.toFixed(1)} 秒` };
  const dots = {
    en: `${counted(dotted, "name")} had another dot, and ${dotted === 1 ? "has" : "have"} · (U+00B7) now.`,
    zh: `${dotted} 个姓名里的间隔号原来是别的点，已改为 ·（U+00B7）。`,
  };
  const alone = {
    en: `${counted(unguarded, "account")} came without the guardians that the file names: they cannot be.`,
    zh: `${unguarded} 个账户已导入，但文件所写的监护人不能设置。`,
  };
  return [
    done,
    ...(dotted > 0 ? [dots] : []),
    ...(unguarded > 0 ? [alone] : []),
    ...(list ? [placeOf(list)] : []),
  ];
}

function placeOf({ path, isThere }: RejectsList): Text {
  return isThere
    ? { en: `The bad lines are listed in ${path}.`, zh: `错误行列在 ${path} 里。` }
    : {
        en: `The list of the bad lines is not in ${path}: look where it was written then, or --restart makes it again.`,
        zh: `${path} 里没有错误行的清单：请到当时写入的位置查看，或用 --restart 重新生成。`,
      };
}
