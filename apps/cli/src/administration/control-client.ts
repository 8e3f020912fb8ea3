/** How a command asks the server that runs on a data folder. */
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { DomainError } from "@shiming/core";
import { CryptoError } from "@shiming/crypto";
import { Sentence } from "../sentence.ts";
import type { ControlAnswer, ControlCall } from "./control-channel.ts";
import { atControlSocket, readControlToken } from "./control-files.ts";

/**
 * @throws DomainError, CryptoError what the operation refused; Sentence when the server cannot be reached, or failed
 */
export async function askRunningServer(
  dataDir: string,
  call: ControlCall,
): Promise<{ readonly result: unknown }> {
  const token = readControlToken(dataDir);
  const response = await send(dataDir, token, JSON.stringify(call)).catch(() => undefined);
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
  const answer = JSON.parse(response.body) as ControlAnswer;
  if ("refused" in answer) throw new DomainError(answer.refused.failure, answer.refused.detail);
  if ("unfit" in answer) throw new CryptoError(answer.unfit.code, answer.unfit.text);
  return answer;
}

function send(dataDir: string, token: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    atControlSocket(dataDir, (socketPath) => {
      const headers = { authorization: `Bearer ${token}`, "content-length": Buffer.byteLength(body) };
      request({ socketPath, method: "POST", headers, agent: false }, (incoming) => {
        text(incoming).then((body) => resolve({ status: incoming.statusCode ?? 0, body }), reject);
      })
        .on("error", reject)
        .end(body);
    });
  });
}
