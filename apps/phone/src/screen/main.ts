/**
 * The screen: runs one mini program in a frame without an origin. It begins when its parent sends `Start` with a port, and
 * listens to nobody else.
 */
import type { Start } from "../link/link.ts";
import "./elements/elements.css";
import "./screen.css";
import { runMiniProgram } from "./program.ts";

addEventListener("message", function begin({ source, data, ports }: MessageEvent<Start | undefined>) {
  const [port] = ports;
  // With an origin, the code of strangers that runs here would be as good as a page of that origin.
  if (origin !== "null" || source !== parent || data?.kind !== "start" || !port) return;
  removeEventListener("message", begin);
  runMiniProgram(data, port);
});
