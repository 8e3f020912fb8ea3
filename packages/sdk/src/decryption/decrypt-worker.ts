import type { KeyObject } from "node:crypto";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openRealnameInfo, type SealedRealnameInfo } from "@shiming/crypto";

/** Name and ID number; `undefined` for the one failure that `openRealnameInfo` has. */
export type OpenedTexts = readonly [realName: string, credentialId: string] | undefined;

/** So that the event loop goes first where there are fewer cores than threads; lower than usual, far from the lowest. */
const BEHIND_THE_EVENT_LOOP = 5;
// Linux takes it for this thread alone; elsewhere it would be the whole process.
if (process.platform === "linux") setPriority(BEHIND_THE_EVENT_LOOP);

const privateKey = workerData as KeyObject;

parentPort?.on("message", (sealed: SealedRealnameInfo) => parentPort?.postMessage(open(sealed)));
// Answers go by their order: one that was left out would hand everybody behind it somebody else's name.
parentPort?.on("messageerror", (error) => {
  throw error;
});

function open(sealed: SealedRealnameInfo): OpenedTexts {
  try {
    const { realName, credentialId } = openRealnameInfo(privateKey, sealed);
    return [realName.reveal(), credentialId.reveal()];
  } catch {
    return undefined;
  }
}
