/** What main does for each request of the window: a line each, the work is done where it belongs. */
import type { RequestHandlers } from '../ipc-router';
import { type ApplicationRequestParts, applicationRequests } from './application-requests';
import { type DayRequestParts, dayRequests } from './day-requests';
import { type DocumentRequestParts, documentRequests } from './document-requests';
import { type PluginRequestParts, pluginRequests } from './plugin-requests';

/** What the handlers hand the work to. */
export type HandlerParts = DocumentRequestParts &
  DayRequestParts &
  PluginRequestParts &
  ApplicationRequestParts;

/** Makes the handlers. */
export function requestHandlers(parts: HandlerParts): RequestHandlers {
  return {
    ...documentRequests(parts),
    ...dayRequests(parts),
    ...pluginRequests(parts),
    ...applicationRequests(parts),
  };
}
