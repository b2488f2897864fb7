import { Probes } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => Probes.tcp(DEADLINES),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => Probes.tcp({ port: 'smtp' }),
      manifest: { readinessProbe: { tcpSocket: { port: 'smtp' }, ...numbers(4, 1, 3) } },
    },
  ],
};
