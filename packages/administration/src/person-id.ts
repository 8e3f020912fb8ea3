import type { Actor } from "@shiming/core";

/** By which id an actor is remembered as a person; on the machine by the name that the system has. */
export function personIdOf(actor: Actor): string {
  switch (actor.kind) {
    case "staff":
    case "member":
      return actor.id;
    case "confirmed":
      return personIdOf(actor.confirmer);
    case "token":
      return actor.owner.id;
    case "command_line":
      return actor.user;
    case "applicant":
      return actor.applicationId;
    case "job":
      return actor.name;
  }
}
