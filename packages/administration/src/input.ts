/** What a stranger sends, held against the schema of an operation. */
import { refuse, type Text } from "@shiming/core";
import { nearest } from "@shiming/wire";
import type { TObject } from "typebox";
import { Compile, type Validator } from "typebox/compile";

type SchemaError = ReturnType<Validator["Errors"]>[number];

const compiled = new WeakMap<TObject, Validator>();

/** @throws `value_invalid`, naming the member and never its value */
export function requireInput(schema: TObject, input: unknown): object {
  const validator = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, validator);
  if (validator.Check(input)) return input as object;
  return refuse("value_invalid", { hint: explain(validator.Errors(input), schema) });
}

/** The error that says most: where one schema of several had to match, the one about the value before the one about them all. */
function explain(errors: readonly SchemaError[], schema: TObject): Text {
  const [first] = errors.filter(({ keyword }) => keyword !== "boolean");
  // A member that is missing because another has its name misspelt is told of by that one.
  const error = errors.find((one) => isMisspelt(one, schema)) ?? first;
  const at = memberOf(error?.instancePath ?? "");
  switch (error?.keyword) {
    case "required": {
      const names = error.params.requiredProperties.map((name) => inside(at, name)).join(", ");
      return { en: `${names} is missing`, zh: `缺少 ${names}` };
    }
    case "additionalProperties": {
      const [name = ""] = error.params.additionalProperties;
      return unknownMember(
        inside(at, name),
        at === "" ? nearest(name, Object.keys(schema.properties)) : undefined,
      );
    }
    case "enum": {
      const values = error.params.allowedValues.join(", ");
      return { en: `${at} is one of ${values}`, zh: `${at} 应为其中之一：${values}` };
    }
    case "type": {
      const type = String(error.params.type);
      return at === ""
        ? { en: "a JSON object is needed", zh: "需要一个 JSON 对象" }
        : { en: `${at} is not of the type ${type}`, zh: `${at} 应为${TYPES[type] ?? ` ${type} 类型`}` };
    }
    default:
      return error ? explainLimit(at, error, exampleAt(error.schemaPath, schema)) : notValid(at, undefined);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "字符串",
  integer: "整数",
  number: "数字",
  boolean: "布尔值",
  array: "数组",
  object: "对象",
  null: " null",
};

function isMisspelt(error: SchemaError, schema: TObject): boolean {
  if (error.keyword !== "additionalProperties" || error.instancePath !== "") return false;
  const [name = ""] = error.params.additionalProperties;
  return nearest(name, Object.keys(schema.properties)) !== undefined;
}

/**
 * Of a value of the right type: how long, how many, how large, or of which form it must be.
 * @param example of the form, where the schema has one
 */
function explainLimit(at: string, error: SchemaError, example: string | undefined): Text {
  switch (error.keyword) {
    case "maximum":
      return { en: `${at} must be at most ${error.params.limit}`, zh: `${at} 最大为 ${error.params.limit}` };
    case "minimum":
      return { en: `${at} must be at least ${error.params.limit}`, zh: `${at} 最小为 ${error.params.limit}` };
    case "maxLength":
      return limitOf(at, "at most", "character", "最多", "个字符", error.params.limit);
    case "minLength":
      return limitOf(at, "at least", "character", "至少", "个字符", error.params.limit);
    case "maxItems":
      return limitOf(at, "at most", "entry", "最多", "项", error.params.limit);
    case "minItems":
      return limitOf(at, "at least", "entry", "至少", "项", error.params.limit);
    case "format":
    case "pattern":
      return formOf(at, error, example);
    default:
      return notValid(at, error);
  }
}

const A_TIME = "2026-11-28T18:00:00Z";
const PLURALS = { character: "characters", entry: "entries" };

function limitOf(
  at: string,
  how: string,
  what: keyof typeof PLURALS,
  howZh: string,
  whatZh: string,
  limit: unknown,
): Text {
  const counted = limit === 1 ? what : PLURALS[what];
  return { en: `${at} must have ${how} ${limit} ${counted}`, zh: `${at} ${howZh} ${limit} ${whatZh}` };
}

function formOf(at: string, error: SchemaError, example: string | undefined): Text {
  if (example !== undefined) {
    return { en: `${at} must be written as in ${example}`, zh: `${at} 须写成 ${example} 的样子` };
  }
  const isTime = "format" in error.params && error.params.format === "date-time";
  return isTime
    ? { en: `${at} must be a time such as ${A_TIME}`, zh: `${at} 须为时间，例如 ${A_TIME}` }
    : notValid(at, error);
}

const notValid = (at: string, error: SchemaError | undefined): Text => ({
  en: `${at} ${error?.message ?? "is not valid"}`,
  zh: `${at} 不符合要求（${error?.keyword}）`,
});

/** The first of the examples of the schema at a place such as `#/properties/email`. */
function exampleAt(place: string, schema: TObject): string | undefined {
  let there: unknown = schema;
  for (const part of place.split("/").slice(1))
    there = (there as Record<string, unknown> | undefined)?.[part];
  return (there as { readonly examples?: readonly string[] } | undefined)?.examples?.[0];
}

function unknownMember(name: string, meant: string | undefined): Text {
  const [en, zh] = meant ? [`; did you mean ${meant}?`, `；是否想写 ${meant}？`] : ["", ""];
  return { en: `there is no member ${name}${en}`, zh: `没有 ${name} 这一项${zh}` };
}

/** `service_provider.legal_name` of a JSON pointer. */
const memberOf = (pointer: string) => pointer.slice(1).replaceAll("/", ".");
const inside = (outer: string, name: string) => (outer === "" ? name : `${outer}.${name}`);
