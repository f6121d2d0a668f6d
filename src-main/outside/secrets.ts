/** `get_secret`: a setting of type `secret` that the plugin's own manifest declares, and none else. */
import { ok } from '../../src-core/lib/result';
import { type Caller, type Outcome, type OutsideParts, refusal } from './outside-parts';

/** The secret, null when the user has not filled it in. What it is never gets into a message or the record. */
export function readSecret(
  { secrets }: Pick<OutsideParts, 'secrets'>,
  { plugin, access, note }: Caller,
  name: string,
): Outcome<string | null> {
  if (access.secrets.includes(name)) return ok(secrets.read(plugin, name));
  note(`refused secret ${name}`);
  return refusal('E_PERMISSION', `the plugin declares no secret setting ${name}`);
}
