/** Prints what a person must decide about the newest minor version. Run by `run.ts`, after it wrote the tables. */
import { RELEASES } from '../../src/kubernetes/fields/generated/releases';
import { decisions } from './decisions';
import { readRelease } from './release';

console.log(decisions(RELEASES.slice(-2).map(readRelease)));
