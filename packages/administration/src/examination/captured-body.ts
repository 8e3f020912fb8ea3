/** Whether a captured request is one JSON object with every field, and which field is meant by a name that is none. */
import {
  misspeltField,
  objectIn,
  patterns,
  type RequestField,
  requestFields,
  verificationFields,
} from "@shiming/wire";
import { type CapturedBody, findBody, isBody, isVerification } from "./captured-text.ts";
import { type Checked, failed, passed, type Text, text } from "./finding.ts";

/** A body as it was meant. */
export interface MeantBody {
  /** By their right names. */
  readonly fields: CapturedBody;
  /** The names under which fields were sent that have another. */
  readonly misspelt: Readonly<Partial<Record<RequestField, string>>>;
  /** Meant for `checkrealnameinfo`, and not for an exchange. */
  readonly isVerification: boolean;
}

/** One thing that is wrong with a body, and what to do about it. */
interface Fault {
  readonly seen: Text;
  readonly mend: Text;
}

const fieldsOf = (isQuestion: boolean): readonly RequestField[] =>
  Object.values(isQuestion ? verificationFields : requestFields);
const STEP = "captured_body";

/** Later steps go on with what was meant, so that one examination tells everything that is wrong. */
export function checkBody(captured: string): Checked<MeantBody> {
  const sent = findBody(captured);
  if (!sent) {
    const mend = text(
      "Send one JSON object as the body; quote the variable when a shell builds it.",
      "请求体应为一个 JSON 对象；在 shell 中拼接时请给变量加引号。",
    );
    return failed(STEP, text("it holds no JSON object", "其中没有 JSON 对象"), mend);
  }
  const wrapper = wrapperOf(sent);
  const body = (wrapper === undefined ? undefined : objectIn(sent[wrapper])) ?? sent;
  const value = meantBy(body);
  const faults = [
    ...(wrapper === undefined ? [] : [wrappedIn(wrapper)]),
    ...faultsOfNames(body, value),
    ...faultsOfMchId(value),
  ];
  if (faults.length === 0)
    return passed(STEP, text("a JSON object with every field", "JSON 对象，字段齐全"), value);
  const said = (part: keyof Fault, language: keyof Text) => faults.map((fault) => fault[part][language]);
  const seen = text(said("seen", "en").join("; "), said("seen", "zh").join("；"));
  return { ...failed(STEP, seen, text(said("mend", "en").join(" "), said("mend", "zh").join(""))), value };
}

function wrapperOf(sent: CapturedBody): string | undefined {
  const [name, ...others] = Object.keys(sent);
  return name !== undefined && others.length === 0 && isBody(objectIn(sent[name])) ? name : undefined;
}

function meantBy(body: CapturedBody): MeantBody {
  const isQuestion = isVerification(body);
  const names = fieldsOf(isQuestion).flatMap((field) => {
    const name = misspeltField(body, field);
    return name === undefined ? [] : [[field, name] as const];
  });
  const values = names.map(([field, name]) => [field, body[name]] as const);
  return {
    fields: { ...body, ...Object.fromEntries(values) },
    misspelt: Object.fromEntries(names),
    isVerification: isQuestion,
  };
}

function wrappedIn(name: string): Fault {
  const shown = /^[\w-]{1,40}$/.test(name) ? ` ${name}` : "";
  return {
    seen: text(`its fields are within another object${shown}`, `各字段被包在另一个对象${shown} 里`),
    mend: text("Send the inner object alone.", "请只发送里面的对象。"),
  };
}

/** What is there under another name is said to be misspelt, which is easier to mend than to find. */
function faultsOfNames(
  body: CapturedBody,
  { fields, misspelt, isVerification: isQuestion }: MeantBody,
): readonly Fault[] {
  const lacking = fieldsOf(isQuestion).filter((field) => body[field] === undefined || body[field] === null);
  if (lacking.length === 0) return [];
  const absent = lacking.filter((field) => fields[field] === undefined || fields[field] === null).join(", ");
  const spellings = Object.entries(misspelt);
  return [
    {
      seen: text(`it lacks ${lacking.join(", ")}`, `缺少 ${lacking.join(", ")}`),
      mend: text(
        [
          ...spellings.map(([field, name]) => `${name} is spelt ${field}.`),
          ...(absent ? [`Send ${absent}.`] : []),
        ].join(" "),
        [
          ...spellings.map(([field, name]) => `${name} 应写作 ${field}。`),
          ...(absent ? [`请带上 ${absent}。`] : []),
        ].join(""),
      ),
    },
  ];
}

function faultsOfMchId({ fields, misspelt }: MeantBody): readonly Fault[] {
  const { [requestFields.mchId]: mchId } = fields;
  if (mchId === undefined || mchId === null) return [];
  if (typeof mchId === "string" && patterns.mchId.test(mchId)) return [];
  const name = misspelt[requestFields.mchId];
  return [
    {
      seen: text(
        `mch_id is malformed${name ? ` (sent under the misspelt name ${name})` : ""}`,
        `mch_id 格式不对${name ? `（字段名错写成了 ${name}）` : ""}`,
      ),
      mend: text("Send mch_id as a string of 8 to 10 digits.", "mch_id 请填写 8 至 10 位数字组成的字符串。"),
    },
  ];
}
