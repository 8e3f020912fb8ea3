/** Whose signatures are believed, as a file (C2SP tlog-policy): logs, witnesses, and which of these it takes. */
import { cosignatureVerifier } from "./cosignature.ts";
import { TransparencyError } from "./failure.ts";
import { type NoteVerifier, noteVerifier, parseVerifierKey, SIGNATURE_TYPE } from "./note-key.ts";

export interface TrustPolicy {
  readonly logs: readonly PolicyKey[];
  readonly witnesses: readonly PolicyWitness[];
  /** Whether a checkpoint that was cosigned by these verifier keys is believed. */
  isQuorum(verifierKeys: ReadonlySet<string>): boolean;
}

export interface PolicyKey {
  /** As the file has it. */
  readonly verifierKey: string;
  readonly verifier: NoteVerifier;
  readonly url: string | undefined;
}

export interface PolicyWitness extends PolicyKey {
  /** In the file alone; the name of its key is another. */
  readonly name: string;
}

/** Whether a witness or a group has signed, given the verifier keys of those that have. */
type Rule = (verifierKeys: ReadonlySet<string>) => boolean;

interface Read {
  readonly logs: PolicyKey[];
  readonly witnesses: PolicyWitness[];
  readonly rules: Map<string, Rule>;
  readonly grouped: Set<string>;
  quorum?: Rule;
}

/** Of logs, witnesses and groups together. */
const MOST_LINES = 1000;

/** @throws TransparencyError `policy_malformed`, with the number of the line */
export function parsePolicy(text: string): TrustPolicy {
  const lines = text.split("\n");
  if (lines.length > MOST_LINES) throw new TransparencyError("policy_malformed", MOST_LINES);
  const read: Read = { logs: [], witnesses: [], rules: new Map(), grouped: new Set() };
  for (const [index, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words.length === 0 || words[0]?.startsWith("#")) continue;
    if (!takeLine(read, words)) throw new TransparencyError("policy_malformed", index + 1);
  }
  const { logs, witnesses, quorum } = read;
  if (!quorum) throw new TransparencyError("policy_malformed", lines.length);
  return { logs, witnesses, isQuorum: quorum };
}

function takeLine(read: Read, [kind, ...words]: readonly string[]): boolean {
  if (kind === "log") return takeLog(read, words);
  if (kind === "witness") return takeWitness(read, words);
  if (kind === "group") return takeGroup(read, words);
  return kind === "quorum" && takeQuorum(read, words);
}

function takeLog({ logs }: Read, [verifierKey = "", url, ...more]: readonly string[]): boolean {
  const verifier = verifierOf(verifierKey, SIGNATURE_TYPE.note);
  if (!verifier || more.length > 0 || isAmong(logs, verifierKey)) return false;
  logs.push({ verifierKey, verifier, url });
  return true;
}

function takeWitness(
  { witnesses, rules }: Read,
  [name = "", verifierKey = "", url, ...more]: readonly string[],
): boolean {
  const verifier = verifierOf(verifierKey, SIGNATURE_TYPE.cosignature);
  if (!verifier || more.length > 0 || isTaken(rules, name) || isAmong(witnesses, verifierKey)) return false;
  witnesses.push({ name, verifierKey, verifier, url });
  rules.set(name, (signed) => signed.has(verifierKey));
  return true;
}

/** Each name is a member of one group at most: nobody counts twice. */
function takeGroup({ rules, grouped }: Read, [name = "", k = "", ...members]: readonly string[]): boolean {
  const parts = members.flatMap((member) => rules.get(member) ?? []);
  const needed = k === "any" ? 1 : k === "all" ? members.length : /^[1-9]\d{0,3}$/.test(k) ? Number(k) : 0;
  const isWhole = parts.length === members.length && new Set(members).size === members.length;
  if (!isWhole || members.some((member) => grouped.has(member))) return false;
  if (isTaken(rules, name) || needed < 1 || needed > members.length) return false;
  for (const member of members) grouped.add(member);
  rules.set(name, (signed) => parts.filter((hasSigned) => hasSigned(signed)).length >= needed);
  return true;
}

function takeQuorum(read: Read, [name = "", ...more]: readonly string[]): boolean {
  const rule = name === "none" ? () => true : read.rules.get(name);
  if (!rule || more.length > 0 || read.quorum) return false;
  read.quorum = rule;
  return true;
}

const isTaken = (rules: Read["rules"], name: string) => name === "" || name === "none" || rules.has(name);

/** One key is one witness, under whatever name. */
function isAmong(known: readonly PolicyKey[], verifierKey: string): boolean {
  const { publicKey } = parseVerifierKey(verifierKey);
  return known.some((each) => parseVerifierKey(each.verifierKey).publicKey.equals(publicKey));
}

function verifierOf(verifierKey: string, wanted: number): NoteVerifier | undefined {
  try {
    const { name, type, publicKey } = parseVerifierKey(verifierKey);
    if (type !== wanted) return undefined;
    return type === SIGNATURE_TYPE.note
      ? noteVerifier(name, publicKey)
      : cosignatureVerifier(name, publicKey);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}
