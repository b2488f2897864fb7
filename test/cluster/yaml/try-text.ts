import { isDeepStrictEqual } from 'node:util';
import { readTwice } from '../../manifests/common-and-full';
import { compare, type Comparison } from './compare';
import type { Judgement } from './yaml-judge';

/** How long reading a text may take. */
const MAX_MILLISECONDS = 1000;

/** What comparing a text has shown, with both readers and the time in view. */
export interface Trial extends Comparison {
  /** How many documents the common reader has answered. */
  readonly common: number;
}

/** Compares what is read in a text with what kubectl reads, and the common reader with the full one. */
export function tryText(text: string, judgement: Judgement): Trial {
  try {
    const start = performance.now();
    const comparison = compare(text, judgement);
    const milliseconds = performance.now() - start;
    const readings = readTwice(text);
    const wrong = readings.find(({ common, full }) => !isDeepStrictEqual(common, full));
    const difference =
      comparison.difference ?? (wrong && twoReadings(wrong.common, wrong.full)) ?? tooLong(milliseconds) ?? undefined;
    return { ...comparison, ...(difference !== undefined && { difference }), common: readings.length };
  } catch (error) {
    const difference = `reading throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { difference, accepted: 0, refused: 0, refusals: [], common: 0 };
  }
}

function twoReadings(common: unknown, full: unknown): string {
  const other = full instanceof Error ? `"${full.message}"` : JSON.stringify(full);
  return `the common reader reads ${JSON.stringify(common)} and the full one ${other}`;
}

function tooLong(milliseconds: number): string | undefined {
  return milliseconds > MAX_MILLISECONDS ? `reading takes ${milliseconds.toFixed(0)} ms` : undefined;
}
