import type { IncomingMessage, ServerResponse } from "node:http";
import { RealnameHost } from "@shiming/host";
import type { PhoneSettings } from "../api/api.ts";
import { Apps, type AppToOpen, type OpenedApp } from "./apps/apps.ts";
import { registerApps } from "./apps/routes.ts";
import { AuditTrail } from "./events/audit-trail.ts";
import { EventLog } from "./events/event-log.ts";
import { registerEvents } from "./events/stream.ts";
import { registerHost } from "./host/routes.ts";
import { createApp } from "./http/app.ts";
import { registerPages } from "./pages/routes.ts";
import type { PhoneParts } from "./parts.ts";
import { createOutside } from "./requests/outside.ts";
import { registerRequests } from "./requests/routes.ts";
import { describePlatformCall, type PlatformCall } from "./traffic/platform-call.ts";
import { TrafficLog } from "./traffic/traffic-log.ts";

/** A phone that waits for its page to be opened. */
export interface Phone {
  /** For every request whose Host is the phone's. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Shows a call of a back end in the panel, without its secrets. Never throws. */
  observe(call: PlatformCall): void;
  /** Puts another mini program on the start screen, and compiles it. */
  open(app: AppToOpen): Promise<OpenedApp>;
  /** Ends every stream of events; what comes from now on is refused. */
  close(): Promise<void>;
}

/** @throws HostError for a key of the host that cannot be used */
export async function createPhone(parts: PhoneParts): Promise<Phone> {
  const { platformUrl, personas, clock, onFault } = parts;
  const events = new EventLog();
  const traffic = new TrafficLog(events, clock);
  const outside = createOutside(parts);
  const apps = new Apps(parts.apps, events, onFault);
  const trail = new AuditTrail(parts.audit, await parts.audit.size(), events, onFault);
  const host = new RealnameHost({ baseUrl: platformUrl, ...parts.host, now: clock });

  const app = createApp(parts);
  app.get("/api/phone", async (): Promise<PhoneSettings> => ({ personas, apps: apps.list() }));
  registerPages(app, parts);
  registerApps(app, apps);
  registerHost(app, host);
  registerRequests(app, { outside, traffic });
  registerEvents(app, { events, trail });
  await app.ready();

  return {
    handle: (request, response) => app.routing(request, response),
    observe(call) {
      try {
        traffic.add(describePlatformCall(call));
        trail.look();
      } catch (error) {
        onFault(error);
      }
    },
    open: (opened) => apps.open(opened),
    async close() {
      apps.close();
      trail.close();
      events.close();
      await app.close();
      await outside.close();
    },
  };
}
