/** Puts the parts together. */
import { mkdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "better-sqlite3";
import { createCitizens } from "./citizen/citizens.ts";
import { type CitizenKeys, deriveKeys, keyCheck, readOrMakeSecret } from "./citizen/keys.ts";
import { deleteInactive } from "./citizen/retention.ts";
import { routeCitizen } from "./citizen/routes.ts";
import { routeEvents } from "./citizen/withdrawal.ts";
import { openDatabase } from "./database/open.ts";
import type { CityDeps } from "./deps.ts";
import { describeFault } from "./http/answers.ts";
import { createRateLimit } from "./http/rate-limit.ts";
import { createServer } from "./http/server.ts";
import { createHospital } from "./services/hospital.ts";
import { createLibrary } from "./services/library.ts";
import { createPension } from "./services/pension.ts";
import { createRecords } from "./services/records.ts";
import { routeServices } from "./services/routes.ts";
import type { CityServiceSettings } from "./settings.ts";
import { routeSignIn } from "./sign-in/routes.ts";
import { createSessions } from "./sign-in/sessions.ts";

const HOUR = 3_600_000;
const systemClock = () => new Date();

/** The back end of the city's mini program. */
export interface CityService {
  /** For a server's `request` event. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Deletes everybody whose business has ended; runs by itself every hour. @returns how many citizens */
  deleteInactive(now: Date): number;
  /** To be called when no request is underway any more. */
  close(): Promise<void>;
}

/** @throws Error if the folder cannot hold data, or its database was made with another secret */
export async function createCityService(settings: CityServiceSettings): Promise<CityService> {
  const { logger = false, trustProxy = false, requestsPerMinute = 300, now = systemClock } = settings;
  const deps = createDeps(settings);
  const app = createServer({ logger, trustProxy }, createRateLimit(requestsPerMinute, now));
  routeSignIn(app, deps);
  routeCitizen(app, deps);
  routeServices(app, deps);
  if (settings.events) await routeEvents(app, settings.events, deps);
  await app.ready();

  deleteInactive(now(), deps);
  const hourly = setInterval(() => {
    try {
      deleteInactive(now(), deps);
    } catch (error) {
      app.log.error({ fault: describeFault(error) }, "nothing was deleted");
    }
  }, HOUR).unref();
  return {
    handle: (request, response) => app.routing(request, response),
    deleteInactive: (at) => deleteInactive(at, deps),
    async close() {
      clearInterval(hourly);
      await app.close();
      deps.database.close();
    },
  };
}

function createDeps(settings: CityServiceSettings): CityDeps {
  const { realname, folder, secret, now = systemClock, loginsPerMinute = 30 } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = deriveKeys(secret ?? readOrMakeSecret(folder));
  const database = openDatabase(folder);
  requireItsKeys(database, keys);
  return {
    realname,
    database,
    citizens: createCitizens(database, keys),
    sessions: createSessions(database),
    records: createRecords(database),
    hospital: createHospital(database),
    library: createLibrary(database, keys, realname),
    pension: createPension(database, realname),
    mayLogIn: createRateLimit(loginsPerMinute, now),
    now,
  };
}

/** With other keys nobody would be recognised and no name would open: better told at the start. */
function requireItsKeys(database: Database, keys: CitizenKeys): void {
  const digest = keyCheck(keys);
  const kept = database.prepare<[], { digest: Buffer }>("SELECT digest FROM key_check").get();
  if (!kept) database.prepare("INSERT INTO key_check VALUES (?)").run(digest);
  else if (!kept.digest.equals(digest)) {
    database.close();
    throw new Error("The database of the city service was made with another secret.");
  }
}
