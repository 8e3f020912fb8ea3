/** Runs operations on a platform elsewhere: over its API, with an API token. */
import type { IncomingMessage } from "node:http";
import { type ApiCall, callOf, operationNamed, type Proposal } from "@shiming/administration";
import { FileAnswer } from "@shiming/administration/file-answer";
import { DomainError, type Failure, type FailureDetail } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { reasonOf } from "../faults/system-errors.ts";
import { type HttpAnswer, open, read } from "../http-client.ts";
import { Sentence } from "../sentence.ts";
import { hasShape } from "./answer-shape.ts";
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
    const opened = await openCall(server, token, call);
    const file = fileIn(opened);
    if (file) return file;
    const answer = await wholeOf(opened, server);
    const content = contentOf(answer, server);
    if (answer.status === 202) throw new AwaitsAnother(content as Proposal);
    if (answer.status === 200 && hasShape(operationNamed(name).output, content)) return content;
    throw refusal(answer.status, content, server);
  };
}

async function openCall(
  server: string,
  token: string,
  { method, path, body }: ApiCall,
): Promise<IncomingMessage> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  return reaching(server, () => open(server + path, { method, headers, body }));
}

function reasonOfSilence(error: NodeJS.ErrnoException): Text {
  if (error.name === "SyntaxError") return NO_HTTP;
  if (error.name === "TimeoutError") return reasonOf({ code: "ETIMEDOUT" });
  return error.code === undefined ? { en: error.name, zh: error.name } : reasonOf(error);
}

const NO_HTTP: Text = {
  en: "what answers there is no web server, or says more than a platform does",
  zh: "那里应答的不是网站服务，或应答过长",
};

async function wholeOf(incoming: IncomingMessage, server: string): Promise<HttpAnswer> {
  const { statusCode: status = 0, headers } = incoming;
  return { status, headers, text: await reaching(server, () => read(incoming, LONGEST_ANSWER)) };
}

/** @throws Sentence where nobody answers, or not to the end */
async function reaching<T>(server: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = reasonOfSilence(error as NodeJS.ErrnoException);
    throw new Sentence({
      en: `${server} cannot be reached: ${why.en}.`,
      zh: `无法访问 ${server}：${why.zh}。`,
    });
  }
}

/** What is no JSON and is to be saved: an operation answers with a file. */
function fileIn(incoming: IncomingMessage): FileAnswer | undefined {
  const { "content-type": type = "", "content-disposition": disposition = "" } = incoming.headers;
  const name = /^attachment; filename="([A-Za-z0-9._-]{1,100})"$/.exec(disposition)?.[1];
  return incoming.statusCode === 200 && name !== undefined ? new FileAnswer(name, type, incoming) : undefined;
}

function contentOf({ status, headers, text }: HttpAnswer, server: string): unknown {
  const type = headers["content-type"] ?? "";
  try {
    if (/^application\/(?:problem\+)?json\b/.test(type)) return JSON.parse(text);
  } catch {
    // Told below, as what is no JSON at all.
  }
  throw noPlatform(server, status);
}

type Refusal = { readonly failure: Failure } & Pick<FailureDetail, "hint" | "faults">;

/** What was refused there, as it would have been here. */
function refusal(status: number, content: unknown, server: string): Error {
  const { failure, hint, faults } = { ...(content as Partial<Refusal> | null) };
  if (typeof failure !== "string") return noPlatform(server, status);
  return new DomainError(failure, { ...(hint && { hint }), ...(faults && { faults }) });
}

function noPlatform(server: string, status: number): Sentence {
  return new Sentence({
    en: `${server} does not answer as a platform does (HTTP ${status}): look at the address.`,
    zh: `${server} 的应答不像实名授权平台（HTTP ${status}）：请检查地址。`,
  });
}
