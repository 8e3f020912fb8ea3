import { digest, type SigningScheme } from "./signing-scheme.ts";

const algorithms = ["sha256", "sha1", "sha384", "sha512"] as const;

/**
 * Reads what RSASSA-PSS encoded (RFC 8017 §9.1.2), with any salt: every way that it can be read, for a wrong one makes
 * sense too, once in a hundred. `undefined` when something else encoded it.
 */
export function readPss(encoded: Buffer): readonly [SigningScheme, ...SigningScheme[]] | undefined {
  if (encoded.at(-1) !== 0xbc) return undefined;
  const [likeliest, ...others] = algorithms.flatMap((algorithm) =>
    // Java leaves the mask at SHA-1 unless told otherwise.
    [...new Set([algorithm, "sha1"])].flatMap((mask) => readWith(encoded, algorithm, mask)),
  );
  return likeliest && [likeliest, ...others];
}

function readWith(
  encoded: Buffer,
  algorithm: (typeof algorithms)[number],
  maskAlgorithm: string,
): SigningScheme[] {
  const salted = unmask(encoded, digest(algorithm, encoded).length, maskAlgorithm);
  if (!salted) return [];
  const { salt, signed } = salted;
  const isOf = (message: Buffer) =>
    digest(algorithm, Buffer.concat([Buffer.alloc(8), digest(algorithm, message), salt])).equals(signed);
  return [{ words: algorithm === "sha256" ? ["padding_pss"] : ["padding_pss", `digest_${algorithm}`], isOf }];
}

function unmask(
  encoded: Buffer,
  size: number,
  maskAlgorithm: string,
): { salt: Buffer; signed: Buffer } | undefined {
  const signed = encoded.subarray(-size - 1, -1);
  const masked = encoded.subarray(0, -size - 1);
  const mask = maskOf(signed, masked.length, maskAlgorithm);
  const block = masked.map((byte, place) => byte ^ (mask[place] as number));
  block[0] = (block[0] as number) & 0x7f;
  const start = block.findIndex((byte) => byte !== 0);
  return block[start] === 1 ? { salt: Buffer.from(block.subarray(start + 1)), signed } : undefined;
}

/** MGF1 (RFC 8017 §B.2.1). */
function maskOf(seed: Buffer, length: number, algorithm: string): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0; Buffer.concat(blocks).length < length; counter++) {
    blocks.push(digest(algorithm, Buffer.concat([seed, Buffer.of(0, 0, 0, counter)])));
  }
  return Buffer.concat(blocks);
}
