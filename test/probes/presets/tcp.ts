import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => ProbePresets.tcp(DEADLINES),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.tcp({ port: 'smtp' }),
      manifest: { readinessProbe: { tcpSocket: { port: 'smtp' }, ...numbers(4, 1, 3) } },
    },
  ],
};
