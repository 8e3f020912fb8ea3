import { pagesConfig } from "@shiming/pages/vite";

export default pagesConfig(import.meta.url, ["index.html", "paper.html"]);
