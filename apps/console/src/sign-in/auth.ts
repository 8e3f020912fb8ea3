/** The platform's sign-in, as its endpoints below `/api/auth` are called. */
import { ApiProblem } from "../api/problem.ts";
import { refusals } from "./refusals.ts";

/** What the sign-in refused, in words for a person. */
export class SignInRefusal extends ApiProblem {
  constructor(code: string, status: number) {
    super(status, {
      hint: refusals[code] ?? refusals[status === 429 ? "TOO_MANY_TRIES" : "FAULT"],
      failure: code,
    });
  }
}

/** @param path below `/api/auth` @throws SignInRefusal */
export async function auth<Answer = unknown>(
  method: "GET" | "POST",
  path: string,
  body: object = {},
): Promise<Answer> {
  const response = await fetch(`/api/auth${path}`, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    ...(method === "POST" && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new SignInRefusal("UNREACHABLE", 0);
  });
  const answer = await response.json().catch(() => undefined);
  if (!response.ok) throw new SignInRefusal(String(answer?.code ?? ""), response.status);
  return answer as Answer;
}
