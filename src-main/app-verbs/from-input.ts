/** The word that stands for standard input. */
export const FROM_INPUT = '-';
