/** What of the application's parts writes down or tells: with every secret taken out, and heard by whoever follows. */
import { LogRing } from './log-ring';
import type { PluginManagerParts } from './manager-parts';
import { PluginFeed } from './plugin-feed';
import { Secrecy } from './secrecy';

/** The same parts, writing down no secret, and what keeps it so. */
export interface DiscreetParts {
  readonly parts: PluginManagerParts;
  readonly secrecy: Secrecy;
  readonly feed: PluginFeed;
  readonly lines: LogRing;
}

/** See the head of the file. */
export function discreetParts(given: PluginManagerParts): DiscreetParts {
  const secrecy = new Secrecy(given.keychain);
  const feed = new PluginFeed();
  const parts = {
    ...given,
    notices: feed.overhearing(given.notices),
    audit: secrecy.audit(given.audit),
    states: secrecy.states(given.states),
    recordings: secrecy.recordings(given.recordings),
    log: secrecy.log(given.log),
  };
  return { parts, secrecy, feed, lines: new LogRing() };
}
