/** The case's back end, to be put behind a server; `main.ts` is such a server. */

export { type CityService, createCityService } from "./city-service.ts";
export type { CityServiceSettings } from "./settings.ts";
