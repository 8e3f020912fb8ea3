/** Where reminders to the staff go: to whoever has taken the application, else to all who may. */
export type StaffAddresses = (takenBy: string | undefined) => Promise<readonly string[]>;
