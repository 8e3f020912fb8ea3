import { expect, it } from "vitest";
import { parseSheetUrl } from "./sheet-url.ts";

it.each([
  "https://sheet.example.com/consent/c1#secret",
  "http://127.0.0.1:8080/consent/c1#secret",
  "http://sheet.localhost:8080/consent/c1#secret",
  "http://[::1]:8080/consent/c1#secret",
])("%s may be shown", (url) => {
  expect(parseSheetUrl(url)?.href).toBe(url);
});

it.each([
  "http://sheet.example.com/consent/c1#secret",
  "http://127.0.0.1.example.com/",
  "http://localhost.example.com/",
  "javascript:alert(1)",
  "data:text/html,sheet",
  "blob:https://sheet.example.com/1",
  "file:///consent",
  "/consent/c1#secret",
  "//sheet.example.com/consent/c1",
  "",
])("%j may not", (url) => {
  expect(parseSheetUrl(url)).toBeUndefined();
});
