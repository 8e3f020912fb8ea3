/** What makes a key and a request for one merchant, to be run as it stands in a POSIX shell. */
import type { Merchant } from "./certificates.ts";

/** A value of a name as `-subj` takes it, in a shell's single quotes. */
const inSubject = (value: string) => value.replaceAll(/[\\/+]/g, "\\$&").replaceAll("'", "'\\''");

/** Files are named after the day: an upgrade never overwrites the key that is in use. */
export function opensslCommands({ mch_id, legal_name }: Merchant, day: string): string {
  const name = `${mch_id}-${day.replaceAll("-", "")}`;
  return [
    "umask 077",
    `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out ${name}.key.pem`,
    `openssl req -new -utf8 -sha256 -key ${name}.key.pem \\`,
    `  -subj '/O=${inSubject(legal_name)}/CN=${mch_id}' -out ${name}.csr.pem`,
  ].join("\n");
}
