/** When a run is shown before its changes are made. Without the schema library: the window reads it too. */

/** When a run is shown first: always; when it deletes or changes more than {@link LARGE_RUN} todos; never. */
export const PREVIEW_POLICIES = ['always', 'large', 'never'] as const;

/** One of {@link PREVIEW_POLICIES}. */
export type PreviewPolicy = (typeof PREVIEW_POLICIES)[number];

/** More changed todos than this make a run large. */
export const LARGE_RUN = 10;
