/** One reader for whatever holds a key or a certificate: DER, PEM, base64 alone, and what became of them on the way. */
import { binaryIn } from "./binary.ts";
import { derElements } from "./der.ts";
import { type ForeignForm, foreignFormOf, foreignFormOfLabel, isPrintedByOpenssl } from "./foreign.ts";
import { type Form, formOf } from "./form.ts";
import { jwksIn } from "./jwk.ts";
import { base64In, bodyBytes, hexBytes, isCutShort, isWholeDer, type PemBlock, pemBlocks } from "./pem.ts";
import { plainText } from "./plain-text.ts";

/** One thing that a file holds. */
export interface Piece {
  readonly form:
    | Form
    | ForeignForm
    | "encrypted_pem"
    | "jwk"
    | "cut_short"
    | "cut_short_binary"
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
  /** Its base64 stands in a text that has more: a member of JSON, a line of settings. */
  readonly isWithin?: boolean;
  /** Of the traditional encrypted PEM: the cipher by OpenSSL's name, and its initialization vector in hex. */
  readonly pemCipher?: string;
  readonly pemVector?: string;
}

const MOST_WRAPPINGS = 3;
/** A key in XML of 4096 bits is that long before its last member. */
const TELLING_LENGTH = 4096;
/** The authorities that a system trusts are less than half of it; looking through more would keep everybody waiting. */
const MOST_LENGTH = 2_000_000;

/** BER of an indefinite length, as Bouncy Castle, Keychain Access and streams write these two: OpenSSL reads it. */
function indefiniteIn(bytes: Buffer): "pkcs12" | "pkcs7" | undefined {
  const start = bytes.toString("hex", 0, 13);
  if (start.startsWith("3080020103")) return "pkcs12";
  return start === "308006092a864886f70d010702" ? "pkcs7" : undefined;
}

/** Everything that is in there, in its order; what is there twice, once. */
export function piecesOf(given: string | Uint8Array): readonly Piece[] {
  if (given.length > MOST_LENGTH) return [nothing("too_large")];
  const pieces = allPieces(given);
  return pieces.filter((piece, at) => pieces.findIndex((other) => isSame(piece, other)) === at);
}

function allPieces(given: string | Uint8Array): readonly Piece[] {
  const latin1 = typeof given === "string" ? given : Buffer.from(given).toString("latin1");
  const ber = indefiniteIn(Buffer.from(latin1.slice(0, 16), "latin1"));
  if (ber) return [{ ...nothing(ber), der: Buffer.from(latin1, "latin1"), isBinary: true }];
  const binary = binaryIn(latin1);
  if (binary) return typeof binary === "string" ? [nothing(binary)] : elementsOf(binary, "", true);
  const foreign = foreignFormOf(latin1.slice(0, TELLING_LENGTH).replace(/^(?:\xef\xbb\xbf|\ufeff)/, ""));
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
  const bytes = (label === "" ? hexBytes(body) : undefined) ?? bodyBytes(body);
  const found = bytes && piecesOfBytes(bytes, label, wrappings);
  const within = label === "" && !found ? piecesWithin(body, wrappings) : [];
  if (within.length > 0) return within;
  return found ?? [nothing(bytes && isCutShort(bytes) ? "cut_short" : unreadForm(block), label)];
}

function unreadForm({ label, body }: PemBlock): Piece["form"] {
  if (label !== "") return "damaged";
  return isPrintedByOpenssl(body.slice(0, TELLING_LENGTH)) ? "printed_by_openssl" : "no_pem";
}

/** DER, or a file that was put into base64 once more, as the secrets of Kubernetes are. */
function piecesOfBytes(bytes: Buffer, label: string, wrappings: number): readonly Piece[] | undefined {
  if (isWholeDer(bytes)) return elementsOf(bytes, label, false);
  const ber = indefiniteIn(bytes);
  if (ber) return [{ ...nothing(ber, label), der: bytes }];
  if (wrappings === 0 || NO_TEXT.test(bytes.toString())) return undefined;
  const pieces = piecesOfText(plainText(bytes), wrappings - 1).filter(({ form }) => !NOTHING.has(form));
  return pieces.length > 0 ? pieces : undefined;
}

function piecesWithin(text: string, wrappings: number): readonly Piece[] {
  const found = base64In(text).flatMap((bytes) => piecesOfBytes(bytes, "", wrappings) ?? []);
  return found.map((piece) => ({ ...piece, isWithin: true }));
}

const NO_TEXT = /[^\P{Cc}\s]|\ufffd/u;
const NOTHING: ReadonlySet<Piece["form"]> = new Set(["no_pem", "damaged"]);

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
