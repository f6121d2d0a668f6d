#!/usr/bin/env node
/** `npm run build` builds main, preload and renderer into `out/`, unless they are of these very sources. */
import { buildIfStale } from './setup/build-if-stale.mjs';

if (!(await buildIfStale())) process.exitCode = 1;
