/** What a setting is: a variable of the environment, what it means, and how its text becomes a value. */
import type { Text } from "@shiming/crypto";
import { Sentence, usage } from "../sentence.ts";
import { refuseLeftovers } from "./leftovers.ts";
import { readSettingFile } from "./setting-file.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Setting<Value> {
  readonly name: `SHIMING_${string}`;
  /** As `--help` and the table in docs/operating.md have it. */
  readonly meaning: Text;
  readonly isNeeded?: boolean;
  /** `…_FILE` may name its file instead. */
  readonly isSecret?: boolean;
  /** @throws Sentence about a text that is none of its values, which begins with the name */
  readonly read: (text: string, name: string) => Value;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The values of a table; one that is not set is `undefined` unless it is needed. */
export type Values<Table extends Settings> = {
  readonly [Key in keyof Table]: Table[Key] extends { readonly isNeeded: true }
    ? ReturnType<Table[Key]["read"]>
    : ReturnType<Table[Key]["read"]> | undefined;
};

/** Every name of a table, those of secrets' files too. */
export function namesOf(table: Settings): string[] {
  return Object.values(table).flatMap(({ name, isSecret }) => (isSecret ? [name, `${name}_FILE`] : [name]));
}

/** The value of one setting; one that is empty is not set. @throws Sentence */
export function readSetting<Value>(setting: Setting<Value>, environment: Environment): Value | undefined {
  const { name, isNeeded, isSecret, read } = setting;
  const text = environment[name] || undefined;
  const file = isSecret ? environment[`${name}_FILE`] || undefined : undefined;
  if (text !== undefined && file !== undefined) {
    usage({
      en: `${name} and ${name}_FILE are both set; set only one of them.`,
      zh: `同时设置了 ${name} 和 ${name}_FILE，只能设置其中一个。`,
    });
  }
  if (text !== undefined) {
    if (!isSecret) refuseLeftovers(text, name);
    return read(text, name);
  }
  if (file !== undefined) return read(readSettingFile(file, `${name}_FILE`).toString().trim(), name);
  if (!isNeeded) return undefined;
  return usage({
    en: `${name} is not set; "shiming serve --help" tells what it is for.`,
    zh: `没有设置 ${name}；shiming serve --help 说明了它的用途。`,
  });
}

/** The values of a table. What has a mistake is `undefined`: whoever reads on throws the mistakes before using the rest. */
export function readSettings<Table extends Settings>(
  table: Table,
  environment: Environment,
  mistakes: Mistakes,
): Values<Table> {
  const values = Object.entries(table).map(([key, setting]) => [
    key,
    mistakes.collect(() => readSetting(setting, environment)),
  ]);
  return Object.fromEntries(values);
}

/** Collects what is wrong with settings, to tell all of it at once. */
export class Mistakes {
  readonly #said: Text[] = [];

  add(...said: readonly Text[]): void {
    this.#said.push(...said);
  }

  /** @returns what the reading gives, or `undefined` where it has thrown a sentence */
  collect<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      this.add(error.text);
      return undefined;
    }
  }

  /** The same, for a reading that takes a while. */
  async collectLater<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      return this.collect(() => {
        throw error;
      });
    }
  }

  /** @throws Sentence with all of them, one a line; exit code 2 */
  throwAny(): void {
    if (this.#said.length === 0) return;
    const linesIn = (language: keyof Text) => this.#said.map((text) => text[language]).join("\n");
    usage({ en: linesIn("en"), zh: linesIn("zh") });
  }
}
