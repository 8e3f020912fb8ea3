/** What a `sign` is that is no signature of the contract's, whatever its encoding. */
import type { Piece } from "../credential-file/pieces.ts";
import { piecesOf } from "../credential-file/pieces.ts";
import type { MistakeWord } from "./mistake.ts";

/** Of a text; what the file of a key or a certificate is, is found by how it is built. */
const OF_TEXT: readonly (readonly [word: MistakeWord, pattern: RegExp])[] = [
  // Compact (RFC 7515, section 7.1), also without its payload, and as JSON.
  ["sign_jws", /^(?:Bearer\s{1,4})?eyJ[\w-]{0,8000}\.[\w-]{0,8000}\.[\w-]{0,8000}={0,2}$/],
  ["sign_jws", /^\{(?=.*"protected"\s*:).*"signatures?"\s*:/s],
  ["sign_whole_object", /^\{.*"sign(?:ature)?"\s*:/s],
  [
    "sign_container",
    /-----BEGIN (?:PGP|SSH) |^(?:MIME-Version|Content-Type):|^<(?:\?xml\b|(?:\w+:)?Signature)/i,
  ],
];

const OF_PIECE: Partial<Record<Piece["form"], MistakeWord>> = {
  pkcs8: "sign_private_key",
  pkcs1: "sign_private_key",
  sec1: "sign_private_key",
  dsa_private_key: "sign_private_key",
  encrypted_pkcs8: "sign_private_key",
  encrypted_pem: "sign_private_key",
  openssh: "sign_private_key",
  pkcs12: "sign_private_key",
  spki: "sign_public_key",
  pkcs1_public_key: "sign_public_key",
  certificate: "sign_certificate",
  certificate_request: "sign_certificate",
  pkcs7: "sign_container",
};

/** Two integers of a curve with 521 bits have less in DER; the smallest RSA key has more. */
const LONGEST_OF_CURVE = 160;

/** @returns `undefined` for what may be one, however it was encoded */
export function wordForOther(sent: string): MistakeWord | undefined {
  const text = sent.trim().replace(/^(["'])(.*)\1$/s, "$2");
  const found = OF_TEXT.find(([, pattern]) => pattern.test(text));
  if (found) return found[0];
  const pieces = piecesOf(text);
  const words = pieces.map(wordForPiece);
  return words.find((word) => word === "sign_private_key") ?? words.find((word) => word !== undefined);
}

function wordForPiece(piece: Piece): MistakeWord | undefined {
  if (isOfCurve(piece)) return "sign_of_curve";
  if (piece.form !== "jwk") return OF_PIECE[piece.form];
  return "d" in JSON.parse(piece.der.toString()) ? "sign_private_key" : "sign_public_key";
}

/** ECDSA's and SM2's two integers, which look like the two of an RSA key. */
function isOfCurve({ form, der }: Piece): boolean {
  return form === "pkcs1_public_key" && der.length <= LONGEST_OF_CURVE;
}
