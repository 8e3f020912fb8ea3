/** The strings that are signed by mistake, in place of the one that should be. */
import type { MistakeWord } from "./mistake.ts";
import type { RequestFields } from "./request-fields.ts";
import { wholeBodies } from "./whole-body.ts";

/** A string that may have been signed, and what is wrong with it; nothing is wrong with the right one. */
export interface Candidate {
  readonly words: readonly MistakeWord[];
  readonly message: Buffer;
}

/** The parts of a string; each mistake changes one of them. */
interface Recipe {
  readonly serial: string;
  readonly timestamp: string;
  readonly layout: (serial: string, timestamp: string) => string;
  readonly frame: (text: string) => string;
}

interface Deviation {
  readonly word: MistakeWord;
  readonly part: keyof Recipe;
  readonly change: Partial<Recipe>;
}

/**
 * Candidates, the right string first, then those with one mistake, with two in different parts, and at last those with
 * another time. Some 5000 in all. A text is written one byte a character.
 */
export function* candidatesOf(fields: RequestFields): Generator<Candidate> {
  const right: Recipe = {
    serial: fields.certSerialNo,
    timestamp: String(fields.timestamp),
    layout: (serial, timestamp) => `cert_serialno=${serial}&timestamp=${timestamp}`,
    frame: (text) => text,
  };
  const deviations = [
    ...[...serials(right.serial), ...layouts(fields), ...frames, ...nearTimes(fields)],
    ...EMPTY.flatMap((value) => [
      { word: "value_empty", part: "serial", change: { serial: value } } as const,
      { word: "value_empty", part: "timestamp", change: { timestamp: value } } as const,
    ]),
  ];
  yield cook(right, []);
  for (const one of deviations) yield cook(right, [one]);
  for (const [place, one] of deviations.entries()) {
    for (const other of deviations.slice(place + 1)) {
      if (one.part !== other.part) yield cook(right, [one, other]);
    }
  }
  for (const one of farTimes(fields)) yield cook(right, [one]);
}

/** What languages put into a string for a variable that has no value. */
const EMPTY = ["", "undefined", "null", "None", "nil", "NaN"];

function cook(right: Recipe, deviations: readonly Deviation[]): Candidate {
  const { serial, timestamp, layout, frame } = Object.assign(
    { ...right },
    ...deviations.map((d) => d.change),
  );
  const message = Buffer.from(frame(layout(serial, timestamp)), "latin1");
  return { words: deviations.map(({ word }) => word), message };
}

function serials(right: string): Deviation[] {
  const pairs = (text: string) => (text.match(/../g) ?? []).join(":");
  const forms: [MistakeWord, string][] = [
    ["signed_serial_lower_case", right.toLowerCase()],
    ["signed_serial_zeros_missing", right.replace(/^(?:00)+/, "")],
    ["signed_serial_zeros_missing", right.replace(/^0+/, "")],
    ["signed_serial_zeros_missing", right.replace(/^(?:00)+/, "").toLowerCase()],
    ["signed_serial_zeros_missing", right.replace(/^0+/, "").toLowerCase()],
    ["python_bytes", `b'${right}'`],
    ["python_bytes", `b"${right}"`],
    ["python_bytes", `b'${right.toLowerCase()}'`],
    ["signed_serial_form", pairs(right)],
    ["signed_serial_form", pairs(right).toLowerCase()],
    ["signed_serial_form", `0x${right}`],
    ["signed_serial_form", `0x${right.toLowerCase()}`],
    ["signed_serial_form", BigInt(`0x${right}`).toString()],
  ];
  const others = forms.filter(([word, text], place) => {
    const isFirst = forms.findIndex(([, same]) => same === text) === place;
    return isFirst && text !== right && !(word === "signed_serial_zeros_missing" && text.length === 40);
  });
  return others.map(([word, serial]) => ({ word, part: "serial", change: { serial } }));
}

function layouts(fields: RequestFields): Deviation[] {
  const forms: [MistakeWord, Recipe["layout"]][] = [
    // "×" in UTF-8, ISO 8859-1 and GBK.
    ...["\xc3\x97", "\xd7", "\xa1\xc1"].map((times): [MistakeWord, Recipe["layout"]] => [
      "times_entity",
      (s, t) => `cert_serialno=${s}${times}tamp=${t}`,
    ]),
    ["ampersand_entity", (s, t) => `cert_serialno=${s}&amp;timestamp=${t}`],
    ["ampersand_extra", (s, t) => `cert_serialno=${s}&&timestamp=${t}`],
    ["spaces_added", (s, t) => `cert_serialno=${s} & timestamp=${t}`],
    ["spaces_added", (s, t) => `cert_serialno=${s}& timestamp=${t}`],
    ["spaces_added", (s, t) => `cert_serialno=${s} timestamp=${t}`],
    ["spaces_added", (s, t) => `cert_serialno = ${s}&timestamp = ${t}`],
    ["quoted", (s, t) => `cert_serialno="${s}"&timestamp="${t}"`],
    ["quoted", (s, t) => `cert_serialno="${s}"&timestamp=${t}`],
    ["quoted", (s, t) => `cert_serialno='${s}'&timestamp='${t}'`],
    ["python_bytes", (s, t) => `cert_serialno=b'${s}'&timestamp=b'${t}'`],
    ["python_bytes", (s, t) => `cert_serialno=${s}&timestamp=b'${t}'`],
    ["order_reversed", (s, t) => `timestamp=${t}&cert_serialno=${s}`],
    ["names_other", (s, t) => `cert_serial_no=${s}&timestamp=${t}`],
    ["names_other", (s, t) => `certSerialNo=${s}&timestamp=${t}`],
    ["names_other", (s, t) => `serial_no=${s}&timestamp=${t}`],
    ["names_other", (s, t) => `cert_serialno=${s}&timeStamp=${t}`],
    ["names_other", (s, t) => `certSerialNo=${s}&timeStamp=${t}`],
    ["names_other", (s, t) => `cert_serialno=${s}&time_stamp=${t}`],
    ["names_other", (s, t) => `${s}\n${t}\n`],
    ["names_other", (s, t) => `${s}${t}`],
    ["names_other", (s, t) => `${s}&${t}`],
    ["placeholders_left", (s, t) => `cert_serialno={${s}}&timestamp={${t}}`],
    ["placeholders_left", () => "cert_serialno={cert_serialno}&timestamp={timestamp}"],
    ["placeholders_left", () => `cert_serialno=$${"{cert_serialno}"}&timestamp=$${"{timestamp}"}`],
    ["placeholders_left", () => "cert_serialno=$cert_serialno&timestamp=$timestamp"],
    ...[",", ", ", ";", "|", "\n", "\xef\xbc\x86"].map((between): [MistakeWord, Recipe["layout"]] => [
      "separator_other",
      (s, t) => `cert_serialno=${s}${between}timestamp=${t}`,
    ]),
    ["separator_other", (s, t) => `{cert_serialno=${s}, timestamp=${t}}`],
    ["fields_missing", (_, t) => `timestamp=${t}`],
    ["fields_missing", (s) => `cert_serialno=${s}`],
    ["string_url_encoded", (s, t) => encodeURIComponent(`cert_serialno=${s}&timestamp=${t}`)],
    ["whole_body", (s, t) => `{"cert_serialno":"${s}","timestamp":${t}}`],
    ["whole_body", (s, t) => `{"cert_serialno": "${s}", "timestamp": ${t}}`],
    ["whole_body", (s, t) => `{"cert_serialno":"${s}","timestamp":"${t}"}`],
    ...wholeBodies(fields).map((body): [MistakeWord, Recipe["layout"]] => ["whole_body", () => body]),
  ];
  return forms.map(([word, layout]) => ({ word, part: "layout", change: { layout } }));
}

const utf16 = (text: string) => Buffer.from(text, "utf16le");
/** UTF-16 in either order, with its mark and without, and UTF-32. */
const unicode: readonly ((text: string) => string)[] = [
  (text) => utf16(text).toString("latin1"),
  (text) => utf16(`\ufeff${text}`).toString("latin1"),
  (text) => utf16(text).swap16().toString("latin1"),
  (text) => utf16(`\ufeff${text}`).swap16().toString("latin1"),
  (text) => text.replaceAll(/./gs, "$&\0\0\0"),
  (text) => text.replaceAll(/./gs, "\0\0\0$&"),
];

const frames: readonly Deviation[] = (
  [
    ["newline_added", (text) => `${text}\n`],
    ["newline_added", (text) => `${text}\r\n`],
    ["newline_written", (text) => `${text}\\n`],
    ["spaces_added", (text) => `${text} `],
    ["spaces_added", (text) => ` ${text}`],
    ["spaces_added", (text) => `${text}\t`],
    ["spaces_added", (text) => `${text}\0`],
    ["quoted", (text) => `"${text}"`],
    ["quoted", (text) => `'${text}'`],
    ["python_bytes", (text) => `b'${text}'`],
    ["ampersand_extra", (text) => `${text}&`],
    ["ampersand_extra", (text) => `&${text}`],
    ["ampersand_extra", (text) => `?${text}`],
    ["byte_order_mark", (text) => `\xef\xbb\xbf${text}`],
    ...unicode.map((encode): [MistakeWord, Recipe["frame"]] => ["string_utf16", encode]),
    ["string_encoded", (text) => Buffer.from(text, "latin1").toString("base64")],
    ["string_encoded", (text) => Buffer.from(text, "latin1").toString("hex")],
    ["fields_missing", () => ""],
  ] as [MistakeWord, Recipe["frame"]][]
).map(([word, frame]) => ({ word, part: "frame", change: { frame } }));

/** A clock that was read twice is seldom further apart. */
function nearTimes({ timestamp }: RequestFields): Deviation[] {
  const seconds = [1, -1, 2, -2, 3, -3].map((apart) => String(timestamp + apart));
  return [
    otherTime("signed_timestamp_milliseconds", `${timestamp}000`),
    ...seconds.map((second) => otherTime("signed_timestamp_other", second)),
    ...[`${timestamp}.0`, `0${timestamp}`, timestamp.toLocaleString("en"), timestamp.toExponential()].map(
      (text) => otherTime("signed_timestamp_form", text),
    ),
  ];
}

const WIDEST_ZONE_H = 14;

function* farTimes({ timestamp }: RequestFields): Generator<Deviation> {
  for (let millisecond = 1; millisecond < 1000; millisecond++) {
    const text = `${timestamp}${String(millisecond).padStart(3, "0")}`;
    yield otherTime("signed_timestamp_milliseconds", text);
  }
  for (let apart = 4; apart <= 300; apart++) {
    yield otherTime("signed_timestamp_other", String(timestamp - apart));
    yield otherTime("signed_timestamp_other", String(timestamp + apart));
  }
  for (let hours = 1; hours <= WIDEST_ZONE_H; hours++) {
    yield otherTime("signed_timestamp_zone", String(timestamp - hours * 3600));
    yield otherTime("signed_timestamp_zone", String(timestamp + hours * 3600));
  }
}

function otherTime(word: MistakeWord, timestamp: string): Deviation {
  return { word, part: "timestamp", change: { timestamp } };
}
