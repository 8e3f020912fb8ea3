import { reportFigures } from "../figures-report.ts";
import { operation } from "../operation.ts";
import { Figures, FiguresInput } from "../schemas/figures.ts";
import { thePlatform } from "../subjects.ts";

export const figureOperations = {
  "figures.show": operation("figures.show", {
    method: "GET",
    path: "/figures",
    summary: {
      en: "Consents by day, releases by category, and how long reviews took",
      zh: "每日授权、各类目提供次数与审核用时",
    },
    input: FiguresInput,
    output: Figures,
    subject: thePlatform,
    run: (asked, _actor, deps, at) => reportFigures(asked, deps, at),
  }),
};
