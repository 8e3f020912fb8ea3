/** Which day of which mini program came nearest to its quota. */
import type { Usage } from "./sums.ts";

export interface Peak {
  readonly name: string;
  readonly start: string;
  readonly used: number;
  readonly quota: number;
}

/** `undefined` where hours were asked for: a day's quota is compared with days. */
export function peakOf({ by, apps, sums }: Usage): Peak | undefined {
  if (by === "hour") return undefined;
  return sums
    .flatMap(({ appid, start, of_quota: used }) => {
      const app = apps.find((each) => each.appid === appid);
      return app ? { name: app.name, start, used, quota: app.quota.per_day } : [];
    })
    .reduce<Peak | undefined>(
      (most, each) => (most && partOf(most) >= partOf(each) ? most : each),
      undefined,
    );
}

const partOf = ({ used, quota }: Peak) => (quota === 0 ? Number.POSITIVE_INFINITY : used / quota);
