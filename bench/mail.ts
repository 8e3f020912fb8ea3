/** How many applications a platform takes in by mail: kept before the other side is told, then understood and answered. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { quietPort } from "../packages/store/src/testing/quiet-port.ts";
import { formMail } from "./form-mail.ts";
import { serve } from "./fresh-platform.ts";
import type { Results } from "./results.ts";
import type { ServerProcess } from "./server-process.ts";
import { handIn } from "./smtp-load.ts";
import { tableOfFigures } from "./table.ts";

const MAILS = Number(process.env.BENCH_MAILS ?? 500);
const ATTACHMENT = 200_000;
const CONNECTIONS = 10;
const ADDRESS = "apply@bench.example";
const LOOK_MS = 100;

interface MailFigures {
  /** Kept durably, of those handed in over all connections. */
  readonly takenPerSecond: number;
  /** From the first one handed in to the last one understood. */
  readonly understoodPerSecond: number;
  /** The most bytes that were resident. */
  readonly peakMemory: number;
}

export async function benchMail(): Promise<Results> {
  const size = `${(ATTACHMENT / 1000).toFixed(0)} kB`;
  console.log(
    `${MAILS} forms by mail, each with an attachment of ${size}, over ${CONNECTIONS} connections\n`,
  );
  const figures = await measureMail();
  const table = tableOfFigures([
    {
      name: {
        en: "mails taken in a second, each on the disk before it is acknowledged",
        zh: "每秒收下的邮件，每封都先落盘再应答",
      },
      ...{ value: figures.takenPerSecond, digits: 0 },
    },
    {
      name: {
        en: "of these, understood a second: form read, file kept, application begun, answer in the outbox",
        zh: "其中每秒处理完的：读懂表格、存好附件、建立申请、回信进入发件箱",
      },
      ...{ value: figures.understoodPerSecond, digits: 0 },
    },
    {
      name: { en: "most resident memory meanwhile", zh: "期间最大常驻内存" },
      ...{ value: figures.peakMemory / 1e6, digits: 0, unit: "MB" },
    },
  ]);
  return { tables: [table], figures: { mails: MAILS, attachment: ATTACHMENT, ...figures } };
}

async function measureMail(): Promise<MailFigures> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const [data, keys] = [join(scratch, "data"), join(scratch, "keys")];
  const port = await quietPort();
  let server: ServerProcess | undefined;
  try {
    await createPlatformKeys(keys, new Date());
    server = await serve(data, keys, {
      SHIMING_MAIL_ADDRESS: ADDRESS,
      SHIMING_SMTP_LISTEN: `127.0.0.1:${port}`,
    });
    const mails = Array.from({ length: MAILS }, (_, place) => formMail(place, ATTACHMENT));
    const stopWatching = watchMemory(server);
    const started = performance.now();
    const seconds = await handIn({ port, to: ADDRESS }, mails, CONNECTIONS);
    await understood(server);
    const allSeconds = (performance.now() - started) / 1000;
    return {
      takenPerSecond: MAILS / seconds,
      understoodPerSecond: MAILS / allSeconds,
      peakMemory: stopWatching(),
    };
  } finally {
    await server?.stop();
    rmSync(scratch, { recursive: true });
  }
}

/** @returns stops it, and tells the most resident bytes */
function watchMemory(server: ServerProcess): () => number {
  let most = 0;
  const look = () => {
    most = Math.max(most, server.usage().rss);
  };
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

/** Resolves when no mail waits. @throws Error where one was not understood */
async function understood({ port }: ServerProcess): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const count = (state: string) =>
      Number(new RegExp(`^shiming_incoming_mails\\{state="${state}"\\} (\\d+)$`, "m").exec(metrics)?.[1]);
    const odd = count("unassigned") + count("unreadable");
    if (odd > 0) throw new Error(`${odd} mails were not understood`);
    if (count("received") === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
