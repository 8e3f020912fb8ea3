/** Factors of a modulus that anybody finds. */

/** How many sums of two factors are tried: a well made key would be found after more than 2^1000. */
const FERMAT_ROUNDS = 100;

/**
 * Whether the two primes are so close to each other that Fermat's method finds them (CVE-2022-26320).
 * @param modulus odd
 */
export function hasCloseFactors(modulus: bigint): boolean {
  let half = ceilOfRoot(modulus);
  for (let round = 0; round < FERMAT_ROUNDS; round++, half++) {
    const rest = half * half - modulus;
    const root = floorOfRoot(rest);
    if (root * root === rest) return true;
  }
  return false;
}

const PRIMES_BELOW = 10_000;

/** Whether a small prime divides it, as happens where a key was damaged or made up. */
export function hasSmallFactor(modulus: bigint): boolean {
  return greatestCommonDivisor(modulus, productOfSmallPrimes()) !== 1n;
}

let product: bigint | undefined;

function productOfSmallPrimes(): bigint {
  product ??= Array.from({ length: PRIMES_BELOW }, (_, n) => n)
    .filter(isPrime)
    .reduce((all, prime) => all * BigInt(prime), 1n);
  return product;
}

function isPrime(number: number): boolean {
  if (number < 2) return false;
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
}

/**
 * Whether a prime of the modulus is one of another's, too: then the greatest common divisor of the two is that prime.
 * @param others as many as can be multiplied without making anybody wait, none of them the modulus itself
 */
export function sharesFactor(modulus: bigint, others: readonly bigint[]): boolean {
  const remainder = others.reduce((all, other) => (all * other) % modulus, 1n);
  return greatestCommonDivisor(modulus, remainder) !== 1n;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Newton's method, from above. */
function floorOfRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(16).length * 4 + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function ceilOfRoot(square: bigint): bigint {
  const root = floorOfRoot(square);
  return root * root === square ? root : root + 1n;
}
