import type { ReasonTemplateFacts } from "@shiming/administration";
import type { Language } from "../language.ts";
import { fitted, table } from "./table.ts";

const WIDEST = 50;

export function reasonsTable(templates: readonly ReasonTemplateFacts[], language: Language): string {
  const words = (en: string, zh: string) => (language === "zh" ? zh : en);
  const rows = templates.map(({ reason_id, move, title, revision, ...said }) => [
    ...[reason_id, move, title, String(revision)],
    fitted(said[language].replaceAll("\n", " "), WIDEST),
  ]);
  return table(
    ["ID", words("FOR", "用于"), words("TITLE", "标题"), words("REVISION", "版本"), words("SAYS", "内容")],
    rows,
  );
}
