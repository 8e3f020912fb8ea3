/** What every page of HTML has, once: `<!-- head -->` and `<!-- page -->` in an app's files stand for it. */
import type { Plugin } from "vite";

const HEAD = `<meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">`;

const PAGE = `<div id="page"></div>
    <noscript>请启用 JavaScript 后重新打开。 Please enable JavaScript and open this page again.</noscript>`;

export const sharedHtml: Plugin = {
  name: "shared-html",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replace("<!-- head -->", HEAD).replace("<!-- page -->", PAGE),
  },
};
