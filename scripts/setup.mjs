#!/usr/bin/env node
/** `npm run setup` makes the checkout ready for `npm start`; with `-- --tests` for `npm test` too. */
import { setUp } from './setup/set-up.mjs';

if (!(await setUp({ forTests: process.argv.includes('--tests') }))) process.exitCode = 1;
