import { type Dispatcher, errors } from "undici";
import { RealnameError } from "../error/realname-error.ts";
import { optionError } from "../options/option-error.ts";

/** One request. The path carries the access token, which is why no error here says anything of it. */
export interface HttpRequest {
  readonly origin: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

/** The body of an answer with status 200. */
export interface HttpAnswer {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The largest of the platform's answers, a list of categories, has a few kilobytes. */
const ANSWER_BYTES = 64 * 1024;

/**
 * Sends a request and reads the answer. No redirect is followed: token and body would go along. Ends when the signal
 * does; time-outs are the caller's, so the dispatcher's own are off.
 *
 * @throws RealnameError `network_failed`, `tls_failed`, `redirected`, `server_failed`, `http_status_unexpected`,
 *   `answer_malformed`, `answer_too_large`
 */
export function send(request: HttpRequest, dispatcher: Dispatcher, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader(signal, resolve, reject);
    const headers = request.body === undefined ? {} : { "content-type": "application/json" };
    // An interceptor that follows redirects reads this, though the type does not name it.
    const options = { ...request, headers, headersTimeout: 0, bodyTimeout: 0, maxRedirections: 0 };
    try {
      dispatcher.dispatch(options, reader);
    } catch (error) {
      reader.fail(connectionError(error));
    }
  });
}

class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #signal: AbortSignal;
  readonly #resolve: (answer: HttpAnswer) => void;
  readonly #reject: (error: RealnameError) => void;
  readonly #onAbort = () => this.#controller?.abort(new Error("aborted"));
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #contentType = "";
  #size = 0;

  constructor(
    signal: AbortSignal,
    resolve: (answer: HttpAnswer) => void,
    reject: (error: RealnameError) => void,
  ) {
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  fail(error: RealnameError): void {
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#reject(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) this.#onAbort();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (status < 200) return; // 1xx announces another
    this.#contentType = String(headers["content-type"] ?? "");
    const error = statusError(status);
    if (error) this.#refuse(controller, error);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > ANSWER_BYTES) this.#refuse(controller, new RealnameError("answer_too_large"));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#resolve({ contentType: this.#contentType, bytes: Buffer.concat(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(connectionError(error));
  }

  /** The rest of such an answer is not worth reading. */
  #refuse(controller: Dispatcher.DispatchController, error: RealnameError): void {
    this.fail(error);
    controller.abort(new Error("refused"));
  }
}

function statusError(status: number): RealnameError | undefined {
  if (status === 200) return undefined;
  if (status >= 300 && status < 400) return new RealnameError("redirected", { detail: status });
  const isPassing = status >= 500 || status === 429;
  return new RealnameError(isPassing ? "server_failed" : "http_status_unexpected", { detail: status });
}

const NOT_TRUSTED = /CERT|^ERR_(?:SSL|TLS)|^EPROTO$|SIGNED|^UNABLE_TO_|^HOSTNAME_MISMATCH$/;

/** Of the error below, only its code is kept: its message, its cause and its properties may name the URL. */
function connectionError(error: unknown): RealnameError {
  const detail = codeOf(error);
  const isHttp = detail !== "UND_ERR_HEADERS_OVERFLOW" && !(error instanceof errors.HTTPParserError);
  if (!isHttp) return new RealnameError("answer_malformed");
  // What the dispatcher of another undici says to a handler of this one; nothing was sent.
  if (detail === "UND_ERR_INVALID_ARG") return optionError("option_invalid", "dispatcher");
  return new RealnameError(NOT_TRUSTED.test(detail) ? "tls_failed" : "network_failed", { detail });
}

/** The error code of a system or library, such as `ECONNREFUSED`; any other text could be anything. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{1,50}$/.test(code) ? code : "unknown error";
}
