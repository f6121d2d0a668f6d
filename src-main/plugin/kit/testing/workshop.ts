/** The workshop of a checkout under plain Node. For tests only. */
import { createPluginRuntime } from '../../../plugin-host/runtime';
import { childProcessSpawner } from '../../../plugin-host/spawn-child-process';
import { hostBundle } from '../../../plugin-host/testing/bundle';
import { ROOT } from '../../../testing/node-bundle';
import { kitPlacesIn, type Workshop } from '../workshop';

/** The places of this checkout. */
export const CHECKOUT_PLACES = kitPlacesIn(ROOT);

/** With real sandboxes, in processes of plain Node. */
export async function checkoutWorkshop(): Promise<Workshop> {
  const spawn = childProcessSpawner((await hostBundle()).host, { keepsUp: true });
  return {
    places: CHECKOUT_PLACES,
    sandboxes: (parts) => createPluginRuntime({ spawn, ...parts }),
    development: null,
  };
}

/** For tests in which nothing is built or run. */
export const IDLE_WORKSHOP: Workshop = {
  places: CHECKOUT_PLACES,
  sandboxes: () => {
    throw new Error('this test runs no sandboxes');
  },
  development: null,
};
