/**
 * The console as an operator serves it, by `shiming serve` behind a proxy that ends TLS, with a relay that may refuse and an
 * identity provider that may be away: to be called at the top of a test file.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { builtPages } from "@shiming/console";
import { openPostgresStores } from "@shiming/store/postgres";
import { openSqliteStores } from "@shiming/store/sqlite";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { PostOffice } from "../../journey/support/post-office.ts";
import { startIdentityProvider } from "../../sign-in/support/identity-provider.ts";
import { useBrowser } from "../../support/browser.ts";
import { forgetData, placed } from "../../support/places.ts";
import { launch } from "../../support/processes.ts";
import { giveKeys, makeTls, type Premises, premisesIn } from "../../support/served.ts";
import { openTlsProxy } from "../../support/tls-proxy.ts";

const DOMAIN = "realname.example.com";
const START_MS = 300_000;
const TOGETHER = 500;
type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

export interface ServedConsole {
  readonly data: string;
  /** As browsers know it: `https://console.…`. */
  readonly origin: string;
  /** Of the proxy, which takes any name. */
  readonly port: number;
  readonly relay: PostOffice;
  readonly provider: IdentityProvider;
  open(path: string): Promise<Page>;
}

/** @param earlierEntries how many entries the audit has from before */
export function useServedConsole(earlierEntries: number): ServedConsole {
  const browser = useBrowser([`--host-resolver-rules=MAP *.${DOMAIN} 127.0.0.1`]);
  const folder = mkdtempSync(`${tmpdir()}/shiming-served-`);
  const relay = new PostOffice();
  const served = { relay } as { -readonly [Name in keyof ServedConsole]: ServedConsole[Name] };
  const ends: (() => unknown)[] = [
    () => forgetData(folder),
    () => rmSync(folder, { recursive: true, force: true }),
  ];
  beforeAll(async () => {
    const premises = await premisesIn(folder);
    giveKeys(premises);
    await writeAudit(premises.data, earlierEntries);
    const target = premises.env.SHIMING_BASE_URL ?? "";
    const { port, close } = await openTlsProxy(makeTls(premises), { target, hear: () => {}, others: {} });
    const origin = `https://console.${DOMAIN}:${port}`;
    const provider = await startIdentityProvider(`${origin}/api/auth/oidc/callback`);
    const env = settings(premises, { port, origin, provider, relayPort: await relay.open() });
    await builtPages();
    const server = await launch(["serve"], env);
    ends.push(
      close,
      () => provider.close(),
      () => relay.close(),
      () => server.end(),
    );
    Object.assign(served, { data: premises.data, origin, port, provider });
  }, START_MS);
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  served.open = async (path) => {
    const desk = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" } as const;
    // The authority of the proxy's certificate is a test's own.
    const page = await browser.open({ ...desk, baseURL: served.origin, ignoreHTTPSErrors: true });
    await page.goto(path);
    return page;
  };
  return served;
}

function settings(
  { env }: Premises,
  {
    port,
    origin,
    provider: { settings: client, clientSecret },
    relayPort,
  }: { port: number; origin: string; provider: IdentityProvider; relayPort: number },
) {
  return {
    ...env,
    SHIMING_BASE_URL: `https://api.${DOMAIN}:${port}`,
    SHIMING_SHEET_URL: `https://sheet.${DOMAIN}:${port}`,
    SHIMING_CONSOLE_URL: origin,
    SHIMING_TRUSTED_PROXIES: "127.0.0.1",
    SHIMING_MAIL_ADDRESS: `apply@${DOMAIN}`,
    SHIMING_SMTP_URL: `smtp://127.0.0.1:${relayPort}`,
    SHIMING_OIDC_ISSUER: client.issuer,
    SHIMING_OIDC_CLIENT_ID: client.clientId,
    SHIMING_OIDC_CLIENT_SECRET: clientSecret,
  };
}

async function writeAudit(data: string, entries: number): Promise<void> {
  mkdirSync(data, { mode: 0o700 });
  const { env } = await placed([], { SHIMING_DATA: data });
  const url = env.SHIMING_DATABASE_URL;
  const stores = await (url === undefined ? openSqliteStores(data) : openPostgresStores({ url }));
  const at = new Date("2026-01-05T00:00:00Z");
  const made = { kind: "staff_write", actor: "command line test", action: "merchant_created", at } as const;
  // No more at once than a database takes.
  for (let written = 0; written < entries; written += TOGETHER) {
    const places = Array.from(
      { length: Math.min(TOGETHER, entries - written) },
      (_, place) => written + place,
    );
    await Promise.all(
      places.map((place) => stores.audit.append({ ...made, subject: `merchant ${1_900_000_000 + place}` })),
    );
  }
  await stores.close();
}
