import type { KeyObject } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { openRealnameInfo, type SealedRealnameInfo } from "@shiming/crypto";

/** Name and ID number; `undefined` for the one failure that `openRealnameInfo` has. */
export type OpenedTexts = readonly [realName: string, credentialId: string] | undefined;

const privateKey = workerData as KeyObject;

parentPort?.on("message", (sealed: SealedRealnameInfo) => parentPort?.postMessage(open(sealed)));

function open(sealed: SealedRealnameInfo): OpenedTexts {
  try {
    const { realName, credentialId } = openRealnameInfo(privateKey, sealed);
    return [realName.reveal(), credentialId.reveal()];
  } catch {
    return undefined;
  }
}
