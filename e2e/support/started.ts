/**
 * Programs that tests start, by way of a small process. To start one, a process is copied first: a worker that has run a hundred
 * test files has half a gigabyte, and its copy costs more than most commands do.
 */
import { type ChildProcess, fork, type SpawnOptionsWithoutStdio } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What the small process is asked for. */
export interface Order {
  readonly id: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly options: SpawnOptionsWithoutStdio;
  readonly input: string | Uint8Array;
}

/** What it tells of a program, in this order: its number, what it prints, how it ends. */
export type News =
  | { readonly pid: number | undefined }
  | { readonly stream: "stdout" | "stderr"; readonly text: string }
  | { readonly error: string }
  | { readonly code: number | null };

/** A program that runs, or has ended. */
export interface Started {
  readonly pid: Promise<number>;
  /** Its exit code; `null` where a signal ended it. Rejects where it could not be started. */
  readonly closed: Promise<number | null>;
  readonly hasEnded: () => boolean;
  /** Called with what it prints from now on. */
  onText(listen: (stream: "stdout" | "stderr", text: string) => void): void;
}

type Listener = (news: News) => void;

const STARTER = fileURLToPath(new URL("./starter.js", import.meta.url));
/** It ends with the worker. */
let starter: ChildProcess | undefined;
const listeners = new Map<number, Listener>();
let orders = 0;

/** Starts a program that finds this on its standard input, and then its end. */
export function startAside(
  program: string,
  args: readonly string[],
  options: SpawnOptionsWithoutStdio,
  input: string | Uint8Array = "",
): Started {
  const id = ++orders;
  const pid = Promise.withResolvers<number>();
  const closed = Promise.withResolvers<number | null>();
  const texts: ((stream: "stdout" | "stderr", text: string) => void)[] = [];
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
    forget(id);
  };
  listen(id, (news) => {
    if ("text" in news) for (const each of texts) each(news.stream, news.text);
    if ("pid" in news) pid.resolve(news.pid ?? 0);
    if ("code" in news) end();
    if ("code" in news) closed.resolve(news.code);
    if ("error" in news) end();
    if ("error" in news) for (const each of [pid, closed]) each.reject(new Error(news.error));
  });
  pid.promise.catch(() => {}); // whoever waits for the end is told
  const order: Order = { id, program, args, options, input };
  theStarter().send(order);
  return {
    pid: pid.promise,
    closed: closed.promise,
    hasEnded: () => hasEnded,
    onText: (each) => void texts.push(each),
  };
}

function theStarter(): ChildProcess {
  if (starter?.connected) return starter;
  const started = fork(STARTER, {
    serialization: "advanced",
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  started.on("message", ({ id, ...news }: News & { id: number }) => listeners.get(id)?.(news as News));
  started.once("exit", () => {
    for (const tell of [...listeners.values()]) tell({ error: "what starts programs has ended" });
  });
  started.unref();
  starter = started;
  return started;
}

/** The worker lives as long as it waits for somebody. */
function listen(id: number, listener: Listener): void {
  listeners.set(id, listener);
  theStarter().channel?.ref();
}

function forget(id: number): void {
  listeners.delete(id);
  if (listeners.size === 0) starter?.channel?.unref();
}
