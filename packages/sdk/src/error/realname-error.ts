import { type Advice, type Errcode, errors, type Fault, isErrcode } from "@shiming/wire";
import { errcodeWords } from "./errcode-words.ts";
import type { LocalFailure } from "./local-failure.ts";
import { localFailures } from "./local-failures.ts";

/** The languages that errors speak. */
export type Language = "en" | "zh";

/** The stable word of a failure: one for each code of the platform, and one for whatever can go wrong besides. */
export type RealnameFailure = keyof typeof localFailures | (typeof errcodeWords)[Errcode];

/** What the texts of a failure are completed with. Never personal data, a secret, a token, or a URL that carries one. */
export interface FailureDetail {
  /** The platform's code. */
  readonly errcode?: number;
  /** The option or variable concerned. */
  readonly subject?: string;
  /** What that option should be. */
  readonly form?: Advice;
  /** What exactly is wrong and what to do, in the place of the usual advice. */
  readonly said?: Advice;
  /** A status, or the error code of a system: `ECONNREFUSED`. */
  readonly detail?: string | number;
  /** What an `AbortSignal` was aborted with. No other error is ever handed on: it could carry a URL with a token. */
  readonly cause?: unknown;
}

let detailOf: (error: RealnameError) => FailureDetail;

/** The one error of this package. It can be logged as it is: no property holds personal data, a secret or a token. */
export class RealnameError extends Error {
  override readonly name = "RealnameError";
  /** What happened, for programs. */
  readonly code: RealnameFailure;
  /** The platform's code, if it was the platform that refused. */
  readonly errcode: number | undefined;
  /** The option or environment variable that is wrong, if one is. */
  readonly subject: string | undefined;
  /** Who has to act. */
  readonly fault: Fault | "network";
  /** Whether the same call may succeed a moment later, with nobody changing anything. The client has tried already. */
  readonly retryable: boolean;
  /** What to do, in one or two sentences. */
  readonly hint: string;
  readonly #detail: FailureDetail;

  static {
    detailOf = (error) => error.#detail;
  }

  /** Made by the client, and by tests of handlers: `new RealnameError("auth_token_invalid", { errcode: 94005 })`. */
  constructor(code: RealnameFailure, detail: FailureDetail = {}, language: Language = "en") {
    const { text, advice, fault, retryable } = rowOf(code);
    const hint = detail.said?.[language] ?? complete(advice[language], detail, language);
    const separator = language === "en" ? " " : "";
    super(`${complete(text[language], detail, language)}${separator}${hint}`, causeOf(detail));
    this.code = code;
    this.errcode = detail.errcode;
    this.subject = detail.subject;
    this.fault = fault;
    this.retryable = retryable;
    this.hint = hint;
    this.#detail = detail;
  }

  /** The same error in another language: `error.in("zh").hint`. */
  in(language: Language): RealnameError {
    return new RealnameError(this.code, this.#detail, language);
  }
}

/** The same error, said of what the caller knows by another name. */
export function about(error: RealnameError, name: Pick<FailureDetail, "subject" | "form">): RealnameError {
  return new RealnameError(error.code, { ...detailOf(error), ...name });
}

/** The error of a code that the platform answered with. */
export function platformError(errcode: number): RealnameError {
  return isErrcode(errcode)
    ? new RealnameError(errcodeWords[errcode], { errcode })
    : new RealnameError("errcode_unknown", { errcode, detail: errcode });
}

const rows: ReadonlyMap<string, LocalFailure> = new Map<string, LocalFailure>([
  ...Object.entries(localFailures),
  ...Object.entries(errcodeWords).map(
    ([errcode, word]) => [word, rowOfErrcode(Number(errcode) as Errcode)] as const,
  ),
]);

function rowOf(code: RealnameFailure): LocalFailure {
  const row = rows.get(code);
  if (!row) throw new TypeError("There is no such failure.");
  return row;
}

function rowOfErrcode(errcode: Errcode): LocalFailure {
  const { errmsg, fault, retryable, advice } = errors[errcode];
  const text = { en: `${errmsg} (errcode ${errcode}).`, zh: `${errmsg}（errcode ${errcode}）。` };
  return { fault, retryable, advice, text };
}

function complete(text: string, { subject, form, detail }: FailureDetail, language: Language): string {
  const values = { subject, form: form?.[language], detail };
  return text.replace(/\{(subject|form|detail)\}/g, (_, name: keyof typeof values) =>
    String(values[name] ?? ""),
  );
}

function causeOf({ cause }: FailureDetail): ErrorOptions {
  return cause === undefined ? {} : { cause };
}
