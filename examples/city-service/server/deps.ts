import type { Database } from "better-sqlite3";
import type { Citizens } from "./citizen/citizens.ts";
import type { RateLimit } from "./http/rate-limit.ts";
import type { createHospital } from "./services/hospital.ts";
import type { createLibrary } from "./services/library.ts";
import type { createPension } from "./services/pension.ts";
import type { createRecords } from "./services/records.ts";
import type { CityServiceSettings } from "./settings.ts";
import type { Sessions } from "./sign-in/sessions.ts";

/** The parts that routes are made of, put together in `city-service.ts`. */
export interface CityDeps {
  readonly realname: CityServiceSettings["realname"];
  readonly database: Database;
  readonly citizens: Citizens;
  readonly sessions: Sessions;
  readonly records: ReturnType<typeof createRecords>;
  readonly hospital: ReturnType<typeof createHospital>;
  readonly library: ReturnType<typeof createLibrary>;
  readonly pension: ReturnType<typeof createPension>;
  readonly mayLogIn: RateLimit;
  readonly now: () => Date;
}
