import type { SignIn, SignInRequest } from "@shiming/sign-in";
import type { Received, Sent } from "../../support/http.ts";

/** A browser of somebody: keeps cookies, and sends what browsers send from our own page. */
export class Browser {
  readonly #signIn: Pick<SignIn, "handle" | "authenticateSession">;
  readonly cookies = new Map<string, string>();
  /** What was set, as it was sent. */
  readonly setCookies: string[] = [];
  headers: Record<string, string>;
  readonly #callerAddress: string;

  constructor(signIn: Pick<SignIn, "handle" | "authenticateSession">, origin: string, callerAddress: string) {
    this.#signIn = signIn;
    this.#callerAddress = callerAddress;
    this.headers = { origin, "sec-fetch-site": "same-origin" };
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  post(path: string, body: object = {}) {
    return this.#send("POST", path, Buffer.from(JSON.stringify(body)));
  }

  get(path: string) {
    return this.#send("GET", path);
  }

  /** Who calls the API by these cookies. */
  whoIsIt(headers: Record<string, string> = this.headers) {
    return this.#signIn.authenticateSession({ ...headers, cookie: this.cookieHeader });
  }

  async #send(method: string, path: string, body?: Buffer) {
    const response = await this.#signIn.handle({
      method,
      url: `/api/auth${path}`,
      headers: {
        ...this.headers,
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader }),
        ...(body && { "content-type": "application/json" }),
      },
      body,
      callerAddress: this.#callerAddress,
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    const { status, headers } = response;
    return {
      status,
      headers,
      text,
      json: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : undefined,
    };
  }

  #keep(cookie: string): void {
    this.setCookies.push(cookie);
    const [pair = "", ...attributes] = cookie.split("; ");
    const at = pair.indexOf("=");
    const isOver = attributes.some((each) => each.toLowerCase() === "max-age=0");
    if (isOver) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** A browser at a platform that runs. @param call asks it for a path */
export function browserAt(origin: string, call: (path: string, sent: Sent) => Promise<Received>): Browser {
  const signIn = {
    async handle({ method, url, headers, body }: SignInRequest) {
      const sent = { method, headers: headers as Record<string, string>, ...(body && { body }) };
      const received = await call(url, sent);
      const answered = new Headers();
      for (const cookie of received.headers["set-cookie"] ?? []) answered.append("set-cookie", cookie);
      return new Response(received.text, { status: received.status, headers: answered });
    },
    authenticateSession: () => Promise.resolve(undefined),
  };
  return new Browser(signIn, origin, "");
}
