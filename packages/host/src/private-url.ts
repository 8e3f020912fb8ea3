/** As a URL spells the addresses of this machine, where a sandbox runs. */
const LOOPBACK = /^(?:127(?:\.[0-9]{1,3}){3}|\[::1\]|(?:[^.]+\.)*localhost)$/;

/** Nobody reads along on the way there: https, or http that does not leave this machine. */
export function isPrivateUrl({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
}
