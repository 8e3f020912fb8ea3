import type { KeyObject } from "node:crypto";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openDisclosure, type SealedDisclosure } from "@shiming/crypto";

type OpenedText = string | undefined;
/** What was there; `undefined` as a whole for the one failure that `openDisclosure` has. */
export type OpenedTexts =
  | readonly [realName: OpenedText, credentialId: OpenedText, claims: OpenedText]
  | undefined;

/** So that the event loop goes first where there are fewer cores than threads; lower than usual, far from the lowest. */
const BEHIND_THE_EVENT_LOOP = 5;
// Linux takes it for this thread alone; elsewhere it would be the whole process.
if (process.platform === "linux") setPriority(BEHIND_THE_EVENT_LOOP);

const privateKey = workerData as KeyObject;

parentPort?.on("message", (sealed: SealedDisclosure) => parentPort?.postMessage(open(sealed)));
// Answers go by their order: one that was left out would hand everybody behind it somebody else's name.
parentPort?.on("messageerror", (error) => {
  throw error;
});

function open(sealed: SealedDisclosure): OpenedTexts {
  try {
    const { realName, credentialId, claims } = openDisclosure(privateKey, sealed);
    return [realName?.reveal(), credentialId?.reveal(), claims?.reveal()];
  } catch {
    return undefined;
  }
}
