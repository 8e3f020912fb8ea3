import { expect, test } from "vitest";
import { rowsOfText } from "./plain-text.ts";

const CELLS = [
  ["1", "业务方名称", "示例市人民医院"],
  ["4", "商户号", "1900000307"],
];

test.each([
  [
    "with lines, however short",
    `┌──┬──┬──┐
│ 1 │ 业务方名称 │ 示例市人民医院 │
├──┼──┼──┤
│ 4 │ 商户号 │ 1900000307 │
└──┴──┴──┘`,
  ],
  [
    "with double lines",
    `╔═╦═╦═╗
║ 1 ║ 业务方名称 ║ 示例市人民医院 ║
╠═╬═╬═╣
║ 4 ║ 商户号 ║ 1900000307 ║
╚═╩═╩═╝`,
  ],
  [
    "with heavy lines",
    `┏━━┳━━┳━━┓
┃ 1 ┃ 业务方名称 ┃ 示例市人民医院 ┃
┣━━╋━━╋━━┫
┃ 4 ┃ 商户号 ┃ 1900000307 ┃
┗━━┻━━┻━━┛`,
  ],
  [
    "in Markdown",
    `| 1 | 业务方名称 | 示例市人民医院 |
|:-|-|-:|
| 4 | 商户号 | 1900000307 |`,
  ],
  [
    "as databases print it",
    `+--+--+--+
| 1 | 业务方名称 | 示例市人民医院 |
+--+--+--+
| 4 | 商户号 | 1900000307 |
+--+--+--+`,
  ],
])("of a table that is drawn %s the rows are read, and not its rules", (_, text) => {
  expect(rowsOfText(text).map(({ cells }) => cells)).toEqual(CELLS);
});
