import { ProbePresets } from '../../../src';
import type { PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => ProbePresets.batch(),
  cases: [{ title: 'has no probes', probes: () => ProbePresets.batch(), manifest: {} }],
};
