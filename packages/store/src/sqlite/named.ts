/**
 * What stands behind the name of a table where a row is put into it. Columns are named, since a table of a later release may have more.
 * @param columns with blanks between them
 */
export function named(columns: string): string {
  const all = columns.split(" ");
  return `(${all.join(", ")}) VALUES (@${all.join(", @")})`;
}
