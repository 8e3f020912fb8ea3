/** What the screens of certificates ask of one: whether it works, until when, and how it is called. */
import type { OutputOf } from "@shiming/administration";
import { saveFile } from "../../parts/save-file.ts";

export type Merchant = OutputOf<"merchants.list">[number];
export type Certificate = Merchant["certificates"][number];

export const isUsable = ({ status }: Certificate) =>
  status.state === "valid" || status.state === "superseded";

/** When it stops, or has stopped, working. */
export function endOf({ not_after, status }: Certificate): string {
  const ends = [not_after, status.retires_at, status.revoked_at].filter((each) => each !== null);
  return ends.toSorted()[0] ?? not_after;
}

/** As people say it: the last digits. */
export const shortSerial = (serial: string) => `…${serial.slice(-8)}`;

/** The newest first. */
export const newestFirst = (certificates: readonly Certificate[]) =>
  certificates.toSorted((a, b) => (a.not_before < b.not_before ? 1 : -1));

export const savePem = (name: string, pem: string) => saveFile(`${name}.pem`, pem, "application/x-pem-file");
