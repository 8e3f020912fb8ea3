/** Paths of a mini program's files: from its root, with `/`, without one at the beginning. */

/** `../b` seen from `a/x.js` is `b`; with a leading `/` it counts from the root. It never leads out of the root. */
export function resolvePath(from: string, path: string): string {
  const parts = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/**
 * The file that `require(request)` means in the module `from`; undefined where there is none. An npm package stands under
 * `miniprogram_npm/`, in the folder of the module or in one above it.
 */
export function resolveModule(
  from: string,
  request: string,
  exists: (path: string) => boolean,
): string | undefined {
  const bases = [resolvePath(from, request)];
  if (!/^[./]/.test(request)) bases.push(...foldersAbove(from).map((folder) => npmPath(folder, request)));
  return bases
    .flatMap((base) => [base, `${base}.js`, base === "" ? "index.js" : `${base}/index.js`])
    .find(exists);
}

function npmPath(folder: string, request: string): string {
  return resolvePath(folder && `${folder}/`, `miniprogram_npm/${request}`);
}

function foldersAbove(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return [...parts.map((_, depth) => parts.slice(0, parts.length - depth).join("/")), ""];
}
