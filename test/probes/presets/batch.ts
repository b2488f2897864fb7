import { Probes } from '../../../src';
import type { PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => Probes.batch(),
  cases: [{ title: 'has no probes', probes: () => Probes.batch(), manifest: {} }],
};
