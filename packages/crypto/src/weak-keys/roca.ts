/**
 * ROCA (CVE-2017-15361): keys of a widely used library of smart cards and TPMs, whose primes are k·M + (65537^a mod M). So
 * modulo each small prime that divides M the modulus is a power of 65537, which of other moduli next to none is. After
 * Nemec et al., "The Return of Coppersmith's Attack", CCS 2017, and their test, github.com/crocs-muni/roca.
 */

/** Those of the published test; M of every length of key is a multiple of them. */
const PRIMES = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
  109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];
const GENERATOR = 65_537;

const powers = PRIMES.map((prime) => [BigInt(prime), powersModulo(prime)] as const);

function powersModulo(prime: number): ReadonlySet<bigint> {
  const found = new Set<bigint>();
  for (let power = 1; !found.has(BigInt(power)); power = (power * (GENERATOR % prime)) % prime) {
    found.add(BigInt(power));
  }
  return found;
}

/** Whether a modulus has the fingerprint: of good keys, about one in 2^27 has. */
export function hasRocaFingerprint(modulus: bigint): boolean {
  return powers.every(([prime, found]) => found.has(modulus % prime));
}
