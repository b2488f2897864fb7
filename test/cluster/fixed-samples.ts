import * as path from 'node:path';
import { fixableFindings, MENDING_RULES } from '../../src/check/fix/fixable';
import { fixFile } from '../../src/check/fix/fix-file';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { checked } from '../check/checked';
import type { PageSample } from './rule-pages';
import { TARGETS } from './targets';

const MENDED_BY = new Map(MENDING_RULES.map(({ id }) => [`${id}-before.yaml`, id]));

/** What `check --fix` makes of the samples with a fault, as samples that a server has to take. */
export function fixedSamples(samples: readonly PageSample[]): PageSample[] {
  return samples.flatMap((sample) => {
    const id = MENDED_BY.get(path.basename(sample.file));
    const text = id === undefined ? sample.yaml : fixedText(sample);
    return text === sample.yaml ? [] : [{ ...sample, file: `${id}-fixed.yaml`, section: 'After' as const, yaml: text }];
  });
}

function fixedText({ yaml, minor = TARGETS.at(-1)?.minor ?? '' }: PageSample): string {
  const version = KubernetesVersion.of(minor);
  const { findings } = checked([['sample.yaml', yaml]]);
  return fixFile(yaml, fixableFindings(findings), { podKinds: [], target: { version, featureGates: {} } }).text;
}
