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
  const [error] = errors.filter(({ keyword }) => keyword !== "boolean");
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
        : { en: `${at} is not of the type ${type}`, zh: `${at} 不是 ${type} 类型` };
    }
    default:
      return { en: `${at} ${error?.message ?? "is not valid"}`, zh: `${at} 不符合要求（${error?.keyword}）` };
  }
}

function unknownMember(name: string, meant: string | undefined): Text {
  const [en, zh] = meant ? [`; did you mean ${meant}?`, `；是否想写 ${meant}？`] : ["", ""];
  return { en: `there is no member ${name}${en}`, zh: `没有 ${name} 这一项${zh}` };
}

/** `service_provider.legal_name` of a JSON pointer. */
const memberOf = (pointer: string) => pointer.slice(1).replaceAll("/", ".");
const inside = (outer: string, name: string) => (outer === "" ? name : `${outer}.${name}`);
