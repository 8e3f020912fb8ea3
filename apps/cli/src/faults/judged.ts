import { DomainError } from "@shiming/core";
import { usage } from "../sentence.ts";
import { failureText } from "./failure-words.ts";

/** What the domain refuses in an option or setting, as a sentence that begins with its name: exit code 2. */
export function judged<T>(what: string, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { en, zh } = error.detail.hint ?? failureText(error);
    return usage({ en: `${what}: ${en}.`, zh: `${what}：${zh}。` });
  }
}
