/**
 * Starts the command with a cache of its compiled code: to strip the types of its files and compile them would take most
 * of a short command's time. The cache lies with the installed packages, where only who may change the code may write;
 * Node's own choice is a folder that all users of a machine share.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/shiming", import.meta.url)));
// The commands that start again have a flag for this; the others may hold keys as well.
process.on("SIGUSR1", () => {});
const { main } = await import("../src/main.ts");
await main(process.argv);
