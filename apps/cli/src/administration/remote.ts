/** Runs operations on a platform elsewhere: over its API, with an API token. */
import { type ApiCall, callOf, type Proposal } from "@shiming/administration";
import { DomainError, type Failure, type FailureDetail } from "@shiming/core";
import { type HttpAnswer, send } from "../http-client.ts";
import { Sentence } from "../sentence.ts";
import { AwaitsAnother } from "./awaits-another.ts";
import type { Ask, RemotePlatform } from "./location.ts";
import { readTokenFile } from "./token-file.ts";

/** As the longest list that is answered whole. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/**
 * @throws DomainError what the operation refused; AwaitsAnother where another of the staff has to confirm; Sentence where the
 * server cannot be reached, or is no platform
 */
export function askRemotely({ server, tokenFile }: RemotePlatform): Ask {
  const token = readTokenFile(tokenFile);
  return async (name, input) => {
    const call = callOf(name, { ...(input as object) });
    const answer = await sendCall(server, token, call);
    const content = read(answer, server);
    if (answer.status === 202) throw new AwaitsAnother(content as Proposal);
    if (answer.status === 200) return content;
    throw refusal(answer.status, content, server);
  };
}

async function sendCall(server: string, token: string, { method, path, body }: ApiCall): Promise<HttpAnswer> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  try {
    return await send(server + path, { method, headers, body, longestAnswer: LONGEST_ANSWER });
  } catch (error) {
    const { code, name, message } = error as NodeJS.ErrnoException;
    const why = code ?? (name === "SyntaxError" ? message : name);
    throw new Sentence({
      en: `${server} cannot be reached (${why}).`,
      zh: `无法访问 ${server}（${why}）。`,
    });
  }
}

function read({ status, headers, text }: HttpAnswer, server: string): unknown {
  const type = headers["content-type"] ?? "";
  try {
    if (/^application\/(?:problem\+)?json\b/.test(type)) return JSON.parse(text);
  } catch {
    // Told below, as what is no JSON at all.
  }
  throw noPlatform(server, status);
}

/** What was refused there, as it would have been here. */
function refusal(status: number, content: unknown, server: string): Error {
  const { failure, hint, faults } = content as { failure?: Failure } & Pick<FailureDetail, "hint" | "faults">;
  if (failure === undefined) return noPlatform(server, status);
  return new DomainError(failure, { ...(hint && { hint }), ...(faults && { faults }) });
}

function noPlatform(server: string, status: number): Sentence {
  return new Sentence({
    en: `${server} does not answer as a platform does (HTTP ${status}).`,
    zh: `${server} 的应答不像实名授权平台（HTTP ${status}）。`,
  });
}
