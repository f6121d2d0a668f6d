import type { RolloverOffer } from '../../todo/days';

/** The question whether the open rows of an earlier day come along. */
export interface RolloverModal {
  readonly kind: 'rollover';
  readonly offer: RolloverOffer;
  /** Whether the answer holds from now on. */
  readonly remember: boolean;
  readonly scroll: number;
  /** Of a question that came unasked: whether it has been seen long enough for keys to count. */
  readonly arming?: { readonly serial: number; readonly armed: boolean };
}
