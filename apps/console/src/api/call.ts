/**
 * The API by the names of its operations, with their own types: what the API lacks does not compile here. Where each is called
 * is in `operations.ts`, which `node scripts/console-operations/run.ts` makes from the table.
 */
import type { InputOf, OutputOf } from "@shiming/administration";
import { ref } from "vue";
import { signInAgain } from "../session/ended.ts";
import { type OperationName, operations } from "./operations.ts";
import { ApiProblem } from "./problem.ts";
import { send, sendForFile } from "./send.ts";
import { type Sending, sendSlowly } from "./send-slowly.ts";

/** Done, or proposed: then another of the staff has to confirm it (HTTP 202). */
export type Outcome<Name extends OperationName> =
  | { readonly kind: "done"; readonly value: OutputOf<Name> }
  | { readonly kind: "proposed"; readonly proposal: ProposalFacts };

type ProposalFacts = OutputOf<"proposals.show">;

/** What another may have to confirm: it is proposed, and whoever proposes it is told so. */
type ProposedName = {
  [Name in OperationName]: (typeof operations)[Name] extends { readonly fourEyes: string } ? Name : never;
}[OperationName];

/** Rises with whatever this window has had done: what tells how much is left asks anew. */
export const lastDone = ref(0);

/** For an operation that nobody has to confirm; with another it does not compile. @throws ApiProblem */
export async function call<Name extends Exclude<OperationName, ProposedName>>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const outcome = await propose(name, input);
  if (outcome.kind === "proposed") throw new ApiProblem(202);
  return outcome.value;
}

/** For one that another may have to confirm. @throws ApiProblem @public */
export async function propose<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
): Promise<Outcome<Name>> {
  const response = await inSession(name, input, send);
  const answer = await answerIn(response);
  return response.status === 202 ? { kind: "proposed", proposal: answer } : { kind: "done", value: answer };
}

/** For what takes a while to send: a file. @throws ApiProblem */
export async function callWithProgress<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  sending: Sending,
): Promise<OutputOf<Name>> {
  const response = await inSession(name, input, (method, path, body) =>
    sendSlowly(method, path, body, sending),
  );
  return answerIn(response);
}

/** One that breaks off, or is the page of a network that wants to be signed in to, is no answer of the platform's. */
const answerIn = (response: Response) =>
  response.json().catch(() => {
    throw new ApiProblem(0);
  });

/** For what is answered as a file. @throws ApiProblem, also where it does not come to its end */
export async function callForFile<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await inSession(name, input, sendForFile);
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const content = await response.blob().catch(() => {
    throw new ApiProblem(0);
  });
  return { name: named ?? name, content };
}

type Send = (method: string, path: string, body?: object) => Promise<Response>;

async function inSession(name: OperationName, input: object, sendOnce: Send): Promise<Response> {
  const { method, path, body } = requestOf(name, input as Readonly<Record<string, unknown>>);
  const response = await signedIn(() => sendOnce(method, path, body));
  if (method !== "GET") lastDone.value += 1;
  return response;
}

/** Where the session has ended it waits until somebody has signed in again, and then does what was asked: nothing typed is lost. */
async function signedIn(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.kind !== "signed_out") throw problem;
    if (!(await signInAgain())) throw problem;
    return ask();
  }
}

interface ApiRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body?: object;
}

/** Members that the path names go there; the others into the query of a reading, or the body of a writing. */
function requestOf(name: OperationName, input: Readonly<Record<string, unknown>>): ApiRequest {
  const { method, path: pattern } = operations[name];
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = `/api${pattern.replaceAll(/\{([a-z_]+)\}/g, (_, member: string) => {
    const value = rest.get(member);
    rest.delete(member);
    return encodeURIComponent(String(value));
  })}`;
  if (method !== "GET" && method !== "DELETE") return { method, path, body: Object.fromEntries(rest) };
  const query = new URLSearchParams();
  for (const [member, value] of rest) for (const each of [value].flat()) query.append(member, String(each));
  return { method, path: query.size > 0 ? `${path}?${query}` : path };
}
