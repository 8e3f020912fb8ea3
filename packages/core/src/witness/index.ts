/** Witnesses: others who sign the log's checkpoints as long as it only grows, and so find out when it does not. */

export { cosignLog, type PostToWitness, WitnessAway } from "./cosign-log.ts";
export { cosignedCheckpoint, mostCosigned } from "./cosigned-checkpoint.ts";
export { witnessedEntries } from "./quorum.ts";
export {
  isAlarm,
  type Witness,
  type WitnessStanding,
  type WitnessTrouble,
} from "./witness.ts";
