import { ANCHORS } from './anchors';
import { BLOCK_SCALARS } from './block-scalars';
import type { Case } from './case';
import { DOCUMENTS } from './documents';
import { FLOW } from './flow';
import { JSON_TEXTS } from './json';
import { KEYS } from './keys';
import { QUOTES } from './quotes';
import { SCALARS } from './scalars';

/** Every case. */
export const CASES: readonly Case[] = [
  ...SCALARS,
  ...QUOTES,
  ...BLOCK_SCALARS,
  ...KEYS,
  ...FLOW,
  ...DOCUMENTS,
  ...ANCHORS,
  ...JSON_TEXTS,
];
