/** One reader for whatever holds a key or a certificate: DER, PEM, base64 alone, and what became of them on the way. */
import { binaryIn } from "./binary.ts";
import { derElements } from "./der.ts";
import { type ForeignForm, foreignFormOf, foreignFormOfLabel } from "./foreign.ts";
import { type Form, formOf } from "./form.ts";
import { jwksIn } from "./jwk.ts";
import {
  bodyBytes,
  hexBytes,
  isCutShort,
  isWholeDer,
  onlyBase64In,
  type PemBlock,
  pemBlocks,
} from "./pem.ts";
import { plainText } from "./plain-text.ts";

/** One thing that a file holds. */
export interface Piece {
  readonly form:
    | Form
    | ForeignForm
    | "encrypted_pem"
    | "jwk"
    | "cut_short"
    | "damaged"
    | "text_of_binary"
    | "text_mode"
    | "trailing_bytes"
    | "too_large"
    | "no_pem";
  /** Of the traditional encrypted PEM what is encrypted, of a JWK its JSON. */
  readonly der: Buffer;
  /** As the block says, which need not be so. */
  readonly label: string;
  readonly isBinary: boolean;
  /** Of the traditional encrypted PEM: the cipher by OpenSSL's name, and its initialization vector in hex. */
  readonly pemCipher?: string;
  readonly pemVector?: string;
}

const MOST_WRAPPINGS = 3;
const TELLING_LENGTH = 400;
/** The authorities that a system trusts are less than half of it; looking through more would keep everybody waiting. */
const MOST_LENGTH = 2_000_000;

/** Everything that is in there, in its order; what is there twice, once. */
export function piecesOf(given: string | Uint8Array): readonly Piece[] {
  if (given.length > MOST_LENGTH) return [nothing("too_large")];
  const pieces = allPieces(given);
  return pieces.filter((piece, at) => pieces.findIndex((other) => isSame(piece, other)) === at);
}

function allPieces(given: string | Uint8Array): readonly Piece[] {
  const latin1 = typeof given === "string" ? given : Buffer.from(given).toString("latin1");
  const binary = binaryIn(latin1);
  if (binary) return typeof binary === "string" ? [nothing(binary)] : elementsOf(binary, "", true);
  const foreign = foreignFormOf(latin1.slice(0, TELLING_LENGTH));
  if (typeof given === "string" && /^0.{0,9}\ufffd/s.test(given)) return [nothing("text_of_binary")];
  return foreign ? [nothing(foreign)] : piecesOfText(plainText(given), MOST_WRAPPINGS);
}

function piecesOfText(text: string, wrappings: number): readonly Piece[] {
  const foreign = foreignFormOf(text.slice(0, TELLING_LENGTH));
  if (foreign) return [nothing(foreign)];
  const jwks = jwksIn(text);
  if (jwks.length > 0) return jwks.map((der) => ({ ...nothing("jwk"), der }));
  return pemBlocks(text).flatMap((block) => piecesOfBlock(block, wrappings));
}

function piecesOfBlock(block: PemBlock, wrappings: number): readonly Piece[] {
  const { label, body } = block;
  const foreign = foreignFormOfLabel(label);
  if (foreign) return [nothing(foreign, label)];
  const encrypted = encryptedPemIn(block);
  if (encrypted) return [encrypted];
  if (label !== "" && body.trim() === "") return [nothing("cut_short", label)];
  const bare = label === "" ? (hexBytes(body) ?? onlyBase64In(body)) : undefined;
  const bytes = bare ?? bodyBytes(body);
  if (!bytes) return [nothing(label === "" ? "no_pem" : "damaged", label)];
  if (isWholeDer(bytes)) return elementsOf(bytes, label, false);
  if (isCutShort(bytes)) return [nothing("cut_short", label)];
  // A file that was put into base64 once more, as the secrets of Kubernetes are.
  const inner = wrappings > 0 ? plainText(bytes) : "";
  if (/BEGIN|^(?:MI|LS0t)[A-Za-z0-9+/]{60}/.test(inner)) return piecesOfText(inner, wrappings - 1);
  return [nothing(label === "" ? "no_pem" : "damaged", label)];
}

/** A trusted certificate of OpenSSL's has its uses behind it, which are nothing of ours. */
function elementsOf(bytes: Buffer, label: string, isBinary: boolean): readonly Piece[] {
  const elements = derElements(bytes) ?? [];
  const counted = /^TRUSTED/.test(label) ? elements.slice(0, 1) : elements;
  return counted.map((element) => ({ form: formOf(element), der: element.whole, label, isBinary }));
}

const ENCRYPTED_PEM = /^Proc-Type:4,ENCRYPTEDDEK-Info:([A-Z0-9-]+),/;

/** Its two header lines may have lost their ends, too: the cipher tells how long the vector is. */
function encryptedPemIn({ label, body }: PemBlock): Piece | undefined {
  const text = body.replace(/\s/g, "");
  const header = ENCRYPTED_PEM.exec(text);
  const pemCipher = header?.[1];
  if (!header || pemCipher === undefined) return undefined;
  const rest = text.slice(header[0].length);
  const digits = /^(?:AES|SEED|CAMELLIA|ARIA|SM4)/.test(pemCipher) ? 32 : 16;
  const pemVector = rest.slice(0, digits);
  const der = bodyBytes(rest.slice(digits));
  if (!der || !/^[0-9A-Fa-f]+$/.test(pemVector)) return nothing("damaged", label);
  return { form: "encrypted_pem", der, label, isBinary: false, pemCipher, pemVector };
}

/** Of pieces none of which is the right one: the one that bears its label says more than another beside it. */
export function mostTelling(pieces: readonly Piece[], label: RegExp): Piece {
  return (pieces.find((piece) => label.test(piece.label)) ?? pieces[0]) as Piece;
}

function nothing(form: Piece["form"], label = ""): Piece {
  return { form, label, der: Buffer.alloc(0), isBinary: false };
}

function isSame(one: Piece, other: Piece): boolean {
  return one.form === other.form && one.label === other.label && one.der.equals(other.der);
}
