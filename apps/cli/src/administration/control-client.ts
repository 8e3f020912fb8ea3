/** How a command asks the server that runs on a data folder. */
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { FileAnswer } from "@shiming/administration/file-answer";
import { DomainError } from "@shiming/core";
import { CryptoError } from "@shiming/crypto";
import { Sentence } from "../sentence.ts";
import type { ControlAnswer, ControlCall } from "./control-channel.ts";
import { atControlSocket, readControlToken } from "./control-files.ts";

/** A server that starts, or whose workers are restarted, is reached after a moment. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 50;

/**
 * @param patienceMs how long a server that does not listen yet is waited for
 * @throws DomainError, CryptoError what the operation refused; Sentence when the server cannot be reached, or failed
 */
export async function askRunningServer(
  dataDir: string,
  call: ControlCall,
  patienceMs = PATIENCE_MS,
): Promise<{ readonly result: unknown }> {
  const response = await reach(dataDir, JSON.stringify(call), performance.now() + patienceMs);
  if (response === undefined) {
    throw new Sentence({
      en: "The running server does not answer; try again in a moment.",
      zh: "正在运行的服务器没有应答；请稍后再试。",
    });
  }
  if (response.status !== 200) {
    throw new Sentence({
      en: `The running server failed at this (${response.status}); its log says where.`,
      zh: `正在运行的服务器处理失败（${response.status}）；详情见其日志。`,
    });
  }
  if (response.file) return { result: response.file };
  const answer = JSON.parse(response.body) as ControlAnswer;
  if ("refused" in answer) throw new DomainError(answer.refused.failure, answer.refused.detail);
  if ("unfit" in answer) throw new CryptoError(answer.unfit.code, answer.unfit.text);
  return answer;
}

/** Sends it once: again only where nobody has taken it. @returns `undefined` where there is no answer */
async function reach(dataDir: string, body: string, until: number): Promise<Answered | undefined> {
  for (;;) {
    const isLast = performance.now() >= until;
    try {
      const answered = await send(dataDir, readControlToken(dataDir), body);
      // The token of another that has ended meanwhile.
      if (isLast || answered.status !== 401) return answered;
    } catch (error) {
      const isNobodys = error instanceof Sentence || isUnheard(error);
      if (isLast || !isNobodys) {
        if (error instanceof Sentence) throw error;
        return undefined;
      }
    }
    await sleep(PAUSE_MS);
  }
}

const isUnheard = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "ECONNREFUSED" || error.code === "ENOENT");

interface Answered {
  readonly status: number;
  readonly body: string;
  /** What was answered is one, and still on its way. */
  readonly file?: FileAnswer;
}

function send(dataDir: string, token: string, body: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    atControlSocket(dataDir, (socketPath) => {
      const headers = { authorization: `Bearer ${token}`, "content-length": Buffer.byteLength(body) };
      request({ socketPath, method: "POST", headers, agent: false }, (incoming) => {
        const file = fileIn(incoming);
        if (file) return resolve({ status: 200, body: "", file });
        return text(incoming).then((body) => resolve({ status: incoming.statusCode ?? 0, body }), reject);
      })
        .on("error", reject)
        .end(body);
    });
  });
}

function fileIn(incoming: IncomingMessage): FileAnswer | undefined {
  const { "content-type": type = "", "x-file-name": name } = incoming.headers;
  return typeof name === "string" ? new FileAnswer(name, type, incoming) : undefined;
}
