/** Whether a mini program may ask for real names (contract §7). An application and its review come with their workflow. */
export type RealnameAccess =
  | { readonly state: "none" }
  | { readonly state: "approved"; readonly since: Date; readonly endsAt?: Date }
  | { readonly state: "suspended"; readonly since: Date; readonly reason: string; readonly endsAt?: Date }
  | { readonly state: "ended"; readonly since: Date };

export function accessAllows(access: RealnameAccess, at: Date): boolean {
  return access.state === "approved" && (access.endsAt === undefined || access.endsAt > at);
}
