/** Writes a secret into the folder of the keys: as a KMS protects it where there is one, as the open key-encryption keys are where not. */
import { join } from "node:path";
import { writePrivateFile } from "../private-file.ts";
import type { KeyRing } from "./key-ring.ts";
import { sealKeyFile } from "./sealed-key.ts";

export function writeSecretFile(folder: string, file: string, secret: Buffer, sealing: KeyRing): void {
  const content = `${secret.toString("base64")}\n`;
  writePrivateFile(join(folder, file), sealing.kms ? sealKeyFile(content, file, sealing) : content);
}
