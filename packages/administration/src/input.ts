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
      return explainLimit(at, error);
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

/** Of a value of the right type: how long, how many, how large, or of which form it must be. */
function explainLimit(at: string, error: SchemaError | undefined): Text {
  switch (error?.keyword) {
    case "maximum":
    case "minimum": {
      const { comparison, limit } = error.params;
      return { en: `${at} must be ${comparison} ${limit}`, zh: `${at} 须 ${comparison} ${limit}` };
    }
    case "maxLength":
      return limitOf(at, "have at most", "characters", "最多", "个字符", error.params.limit);
    case "minLength":
      return limitOf(at, "have at least", "characters", "至少", "个字符", error.params.limit);
    case "maxItems":
      return limitOf(at, "have at most", "entries", "最多", "项", error.params.limit);
    case "minItems":
      return limitOf(at, "have at least", "entries", "至少", "项", error.params.limit);
    case "format":
      return error.params.format === "date-time"
        ? {
            en: `${at} must be a time such as 2026-11-28T18:00:00Z`,
            zh: `${at} 须为时间，例如 2026-11-28T18:00:00Z`,
          }
        : {
            en: `${at} must be of the form ${error.params.format}`,
            zh: `${at} 须为 ${error.params.format} 格式`,
          };
    case "pattern":
      return { en: `${at} must match ${error.params.pattern}`, zh: `${at} 须匹配 ${error.params.pattern}` };
    default:
      return { en: `${at} ${error?.message ?? "is not valid"}`, zh: `${at} 不符合要求（${error?.keyword}）` };
  }
}

function limitOf(at: string, how: string, what: string, howZh: string, whatZh: string, limit: unknown): Text {
  return { en: `${at} must ${how} ${limit} ${what}`, zh: `${at} ${howZh} ${limit} ${whatZh}` };
}

function unknownMember(name: string, meant: string | undefined): Text {
  const [en, zh] = meant ? [`; did you mean ${meant}?`, `；是否想写 ${meant}？`] : ["", ""];
  return { en: `there is no member ${name}${en}`, zh: `没有 ${name} 这一项${zh}` };
}

/** `service_provider.legal_name` of a JSON pointer. */
const memberOf = (pointer: string) => pointer.slice(1).replaceAll("/", ".");
const inside = (outer: string, name: string) => (outer === "" ? name : `${outer}.${name}`);
