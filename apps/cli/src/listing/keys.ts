/** How the platform's own keys are shown to people. `--json` has the same. */
import type { KeyFacts } from "@shiming/administration";
import type { Language } from "../language.ts";
import { table } from "./table.ts";

const IN_USE = { en: ["yes", "no"], zh: ["是", "否"] } as const;

export function keysTable(keys: readonly KeyFacts[], language: Language): string {
  const heads =
    language === "zh"
      ? ["名称", "指纹", "用于新数据", "存放位置", "需要它的数据或密码"]
      : ["NAME", "FINGERPRINT", "IN USE", "PLACE", "NEEDED BY"];
  const rows = keys.map(({ name, fingerprint, in_use, needed_by, place }) => [
    name,
    fingerprint,
    IN_USE[language][in_use ? 0 : 1] ?? "",
    place[language],
    // Last: it may be longer than a line, and widens no other row there.
    needed_by.map(({ place: where, records }) => `${where} ${records}`).join(", "),
  ]);
  return table(heads, rows);
}
