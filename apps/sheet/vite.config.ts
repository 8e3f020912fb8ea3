import { pagesConfig } from "@shiming/pages/vite";

export default pagesConfig(import.meta.url, ["sheet.html", "my.html", "receipt.html", "preview.html"]);
