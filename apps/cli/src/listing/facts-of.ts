/** Whatever an operation answers, a line each: its name as `--json` has it, and what it says. */
import type { Language } from "../language.ts";
import { facts } from "./table.ts";

/** A text in both languages is shown in one; lists of words stand on a line, and things in lists are numbered. */
export function factsOf(answer: object, language: Language): string {
  return facts(leaves(answer, "", language));
}

function leaves(value: unknown, name: string, language: Language): [string, string][] {
  if (value === null || value === undefined) return [[name, ""]];
  if (typeof value !== "object") return [[name, String(value)]];
  if ("en" in value && "zh" in value) return [[name, String(value[language])]];
  if (Array.isArray(value) && value.every((each) => typeof each !== "object"))
    return [[name, value.join(" ")]];
  return Object.entries(value).flatMap(([key, each]) => {
    const place = Array.isArray(value) ? String(Number(key) + 1) : key;
    return leaves(each, name === "" ? place : `${name}.${place}`, language);
  });
}
