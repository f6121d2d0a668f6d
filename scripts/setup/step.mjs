/**
 * What a step of the set-up is given.
 * @typedef {object} Step
 * @property {(text: string) => void} say tells the user what is being done, under the step's name
 * @property {AbortSignal} signal fires when the set-up is given up
 * @property {boolean} forTests whether the tests are to run too, not the application alone
 */
export {};
