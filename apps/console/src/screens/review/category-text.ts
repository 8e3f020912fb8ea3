import type { Reviewed } from "./use-reviewed.ts";

type Use = Pick<Reviewed["uses"][number], "category">;

const levels = ({ category: { first, second, third } }: Use) => [first, second, ...(third ? [third] : [])];

/** As `category-id` has it: `99,904`. */
export const categoryKey = (use: Use): string =>
  levels(use)
    .map(({ id }) => id)
    .join(",");

/** `99,904 政务服务 / 公积金`. */
export const categoryText = (use: Use): string =>
  `${levels(use)
    .map(({ name }) => name)
    .join(" / ")} [${categoryKey(use)}]`;
