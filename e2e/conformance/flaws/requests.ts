import { errors } from "@shiming/wire";
import { fieldsOf, isExchange, resigned } from "./exchange.ts";
import {
  answering,
  between,
  instead,
  jsonIn,
  type KnownFlaw,
  recoding,
  rewriting,
  storing,
  withJson,
} from "./flaw.ts";

const JSON_TYPE = { "content-type": "application/json" };
const errorAnswer = (errcode: keyof typeof errors) => ({
  status: 200,
  headers: JSON_TYPE,
  body: JSON.stringify({ errcode, errmsg: errors[errcode].errmsg }),
});

export const requestFlaws: readonly KnownFlaw[] = [
  {
    what: "a serial number in lower case is accepted",
    section: 5,
    foundBy: "form: cert_serialno in lower case",
    flaw: rewriting((fields) =>
      typeof fields.cert_serialno === "string"
        ? { ...fields, cert_serialno: fields.cert_serialno.toUpperCase() }
        : fields,
    ),
  },
  {
    what: "the timestamp is not held against the clock",
    section: 5,
    foundBy: "form: a timestamp of 310 s ago",
    flaw: rewriting((fields, target, now) => {
      const timestamp = Math.floor(now().getTime() / 1000);
      return Number.isInteger(fields.timestamp) ? resigned({ ...fields, timestamp }, target) : fields;
    }),
  },
  {
    what: "the clock is ten minutes ahead",
    section: 5,
    foundBy: "form: timestamp: what is 290 s old passes",
    flaw: { parts: (parts) => ({ ...parts, clock: () => new Date(parts.clock().getTime() + 600_000) }) },
  },
  {
    what: "a timestamp as a text is refused",
    section: 5,
    foundBy: "form: timestamp as a text of digits passes",
    flaw: rewriting((fields) =>
      typeof fields.timestamp === "string" ? { ...fields, timestamp: -1 } : fields,
    ),
  },
  {
    what: "the signature is not checked",
    section: 5,
    foundBy: "form: a signature by another key",
    flaw: rewriting((fields, target) =>
      typeof fields.sign === "string" ? resigned(fields, target) : fields,
    ),
  },
  {
    what: "a signature without its padding is accepted",
    section: 5,
    foundBy: "form: sign without its padding",
    flaw: rewriting((fields) =>
      typeof fields.sign === "string" && fields.sign !== ""
        ? { ...fields, sign: Buffer.from(fields.sign, "base64").toString("base64") }
        : fields,
    ),
  },
  {
    what: "a mch_id that is a number is accepted",
    section: 5,
    foundBy: "form: mch_id as a number",
    flaw: rewriting((fields) =>
      typeof fields.mch_id === "number" ? { ...fields, mch_id: String(fields.mch_id) } : fields,
    ),
  },
  {
    what: "null is malformed, not absent",
    section: 5,
    foundBy: "form: cert_serialno null",
    flaw: recoding(94001, 94009, errors[94009].errmsg),
  },
  {
    what: "the text of a code is changed",
    section: 5,
    foundBy: "form: sign absent",
    flaw: recoding(94003, 94003, "invalid signature"),
  },
  {
    what: "errors have HTTP 400",
    section: 5,
    foundBy: "form: mch_id absent",
    flaw: answering((answer) => (Number(jsonIn(answer).errcode) > 0 ? { ...answer, status: 400 } : answer)),
  },
  {
    what: "answers are text/plain",
    section: 5,
    foundBy: "body: a form",
    flaw: answering((answer, request) =>
      isExchange(request)
        ? { ...answer, headers: { ...answer.headers, "content-type": "text/plain" } }
        : answer,
    ),
  },
  {
    what: "the content type of JSON is demanded",
    section: 5,
    foundBy: "body: JSON whatever the Content-Type says: that of a form",
    flaw: between(() => async (request, forward) => {
      const isJson = request.headers["content-type"]?.startsWith("application/json");
      return isExchange(request) && !isJson ? errorAnswer(47001) : forward(request);
    }),
  },
  {
    what: "a body that is no JSON is an internal error",
    section: 5,
    foundBy: "body: cut in the middle",
    flaw: answering((answer) =>
      jsonIn(answer).errcode === 47001
        ? { status: 500, headers: { "content-type": "text/html" }, body: "<h1>SyntaxError</h1>" }
        : answer,
    ),
  },
  {
    what: "a body that is no JSON makes it hang up",
    section: 5,
    foundBy: "body: two objects",
    flaw: answering((answer) => {
      if (jsonIn(answer).errcode === 47001) throw new Error("the server has fallen over");
      return answer;
    }),
  },
  {
    what: "a body may be of any size",
    section: 5,
    foundBy: "body: 16 KiB and one byte",
    flaw: rewriting((fields) => fields),
  },
  {
    what: "of duplicate members the first counts",
    section: 5,
    foundBy: "body: of duplicate members the wrong one last",
    flaw: between(() => (request, forward) => {
      const text = request.body.toString();
      const doubled = /^(\{.*"cert_serialno":"[0-9A-F]{40}".*),"cert_serialno":"1"\}$/.exec(text);
      return forward(doubled ? { ...request, body: Buffer.from(`${doubled[1]}}`) } : request);
    }),
  },
  {
    what: "the body is looked at before the access token",
    section: 5,
    foundBy: "order of failures: 40001",
    flaw: between(
      () => async (request, forward) =>
        isExchange(request) && fieldsOf(request) === undefined ? errorAnswer(47001) : forward(request),
    ),
  },
  {
    what: "the timestamp is looked at before the serial number",
    section: 5,
    foundBy: "order of failures: 94001",
    flaw: answering((answer, request) =>
      jsonIn(answer).errcode === 94001 && fieldsOf(request)?.timestamp === -1
        ? { ...answer, ...errorAnswer(94008) }
        : answer,
    ),
  },
  {
    what: "the binding is looked at after the auth_token",
    section: 5,
    foundBy: "order of failures: 94007",
    flaw: recoding(94007, 94005, errors[94005].errmsg),
  },
  {
    what: "calls that fail are not counted",
    section: 5,
    foundBy: "quota: calls over the minute's quota",
    flaw: storing(({ quotas }) => ({
      quotas: instead(quotas, { count: async () => ({ minute: 0, day: 0 }) }),
    })),
  },
  {
    what: "the day's quota is told as the minute's",
    section: 5,
    foundBy: "quota: calls over the day's quota",
    flaw: recoding(45009, 45011, errors[45011].errmsg),
  },
  {
    what: "a certificate may be named by another merchant",
    section: 6,
    foundBy: "certificate: every merchant's is known",
    flaw: rewriting((fields, { merchants }) => {
      const owner = merchants.find(({ certSerialNo }) => certSerialNo === fields.cert_serialno);
      return owner ? { ...fields, mch_id: owner.mchId } : fields;
    }),
  },
  {
    what: "the old certificate ends when there is a new one",
    section: 6,
    foundBy: "certificate: a new one works",
    flaw: answering((answer, request, { merchants }) => {
      const [old] = merchants;
      const isOld = fieldsOf(request)?.cert_serialno === old?.certSerialNo;
      const json = jsonIn(answer);
      return isOld && json.errcode === 94005
        ? withJson(answer, { errcode: 94009, errmsg: errors[94009].errmsg })
        : answer;
    }),
  },
];
