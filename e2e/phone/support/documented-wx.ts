/** The members of `wx` as the original publishes them: in the types that it gives to developers. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

const TYPES = createRequire(import.meta.url).resolve("miniprogram-api-typings/types/wx/lib.wx.api.d.ts");

export function documentedMembers(): string[] {
  const source = ts.createSourceFile(TYPES, readFileSync(TYPES, "utf8"), ts.ScriptTarget.Latest);
  const members = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === "Wx") {
      for (const { name } of node.members) if (name && ts.isIdentifier(name)) members.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...members];
}
