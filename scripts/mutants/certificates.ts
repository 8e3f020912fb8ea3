import type { Mutant } from "./mutant.ts";

const core = (file: string) => `packages/core/src/${file}`;
const authority = (file: string) => `packages/ca/src/${file}`;

/** Which certificates count, and for how long. */
export const certificates: readonly Mutant[] = [
  {
    file: core("certificates/good-authority.ts"),
    was: "return certificate.verify(authority.publicKey);",
    becomes: "return true;",
    lets: "a certificate be registered that only bears a trusted authority's name",
    caughtBy: core("certificates/registrable-certificate.test.ts"),
  },
  {
    file: core("certificates/good-authority.ts"),
    was: "return authority.ca && mayBeUsedFor",
    becomes: "return mayBeUsedFor",
    lets: "any merchant issue certificates for other merchants",
    caughtBy: core("certificates/registrable-certificate.test.ts"),
  },
  {
    file: core("certificates/registrable-certificate.ts"),
    was: "if (at > certificate.validToDate) {",
    becomes: "if (at > certificate.validToDate && at < at) {",
    lets: "an expired certificate be registered, which retires the good one",
    caughtBy: core("certificates/registrable-certificate.test.ts"),
  },
  {
    file: core("certificates/registrable-certificate.ts"),
    was: "!isSignedOverStrongHash(certificate)",
    becomes: "certificate === undefined",
    lets: "a certificate be registered whose signature over SHA-1 can be forged",
    caughtBy: core("certificates/registrable-certificate.test.ts"),
  },
  {
    file: core("certificates/good-authority.ts"),
    was: "below <= (pathLengthOf(authority) ?? Number.POSITIVE_INFINITY)",
    becomes: "below < Number.POSITIVE_INFINITY",
    lets: "an authority make others that nobody allowed it",
    caughtBy: core("certificates/registrable-certificate.test.ts"),
  },
  {
    file: core("certificates/warn-of-ends.ts"),
    was: 'if (now?.status.state !== "valid" || wasWarned(now, days)) return { next: [], events: [] };',
    becomes: "if (!now) return { next: [], events: [] };",
    lets: "owners be told of the end of a certificate that they have replaced",
    caughtBy: core("certificates/warn-of-ends.test.ts"),
  },
  {
    file: "packages/crypto/src/weak-keys/roca.ts",
    was: "powers.every(",
    becomes: "powers.length > 99 && powers.every(",
    lets: "keys that ROCA breaks be certified",
    caughtBy: "packages/crypto/src/weak-keys/weak-keys.test.ts",
  },
  {
    file: "packages/crypto/src/weak-keys/factors.ts",
    was: "return greatestCommonDivisor(modulus, remainder) !== 1n;",
    becomes: "return greatestCommonDivisor(modulus, remainder) === 0n;",
    lets: "two merchants share a prime, which gives both private keys away",
    caughtBy: "packages/crypto/src/weak-keys/weak-keys.test.ts",
  },
  {
    file: authority("revocation-list.ts"),
    was: "if (isNamed && (await list.verify({ publicKey }).catch(() => false))) return;",
    becomes: "if (isNamed) return;",
    lets: "a forged list revoke every merchant's certificate",
    caughtBy: authority("revocation-list.test.ts"),
  },
  {
    file: core("exchange/caller-now.ts"),
    was: 'if (certificate && !isUsable(certificate, at)) return "certificate_unusable";',
    becomes: 'if (certificate && at === undefined) return "certificate_unusable";',
    lets: "an identity be released to a certificate that was revoked while the request was on its way",
    caughtBy: "packages/store/src/sqlite/stores.test.ts",
  },
  {
    file: core("exchange/caller-now.ts"),
    was: 'if (!accessAllows(app.access, at)) return "access_not_approved";',
    becomes: 'if (at === undefined) return "access_not_approved";',
    lets: "an identity be released to a mini program that was suspended while the request was on its way",
    caughtBy: "packages/store/src/sqlite/stores.test.ts",
  },
  {
    file: "apps/cli/src/server/sealed-key.ts",
    was: "const contextOf = (file: string) => `keys/$" + "{file}`;",
    becomes: 'const contextOf = (_file: string) => "keys";',
    lets: "the key of one authority be put in the place of another's",
    caughtBy: "apps/cli/src/server/platform-keys.test.ts",
  },
  {
    file: core("certificates/revocation-lists.ts"),
    was: "return [...(issuer.revokedIssuers?.() ?? []), ...merchants];",
    becomes: "return merchants;",
    lets: "an issuer that was stolen be good for whoever verifies by lists",
    caughtBy: core("certificates/revocation-lists.test.ts"),
  },
  {
    file: core("certificates/warned-addresses.ts"),
    was: "return addresses.length > 0 ? addresses : officersAddresses(deps);",
    becomes: "return addresses;",
    lets: "the certificate of a merchant without an organisation end unannounced",
    caughtBy: core("certificates/warned-addresses.test.ts"),
  },
];
