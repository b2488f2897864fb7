import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../src';
import { numbers, type PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => ProbePresets.sidecarProxy({ path: '/ready' }),
  cases: [
    {
      title: 'has only a startup probe',
      probes: () => ProbePresets.sidecarProxy({ path: '/ready', port: 9901 }),
      manifest: { startupProbe: { httpGet: { path: '/ready', port: 9901 }, ...numbers(1, 1, 31) } },
    },
    {
      title: 'opens a connection unless it has a path',
      probes: () => ProbePresets.sidecarProxy({ startsWithin: Duration.seconds(5) }),
      manifest: { startupProbe: { tcpSocket: {}, ...numbers(1, 1, 6) } },
    },
  ],
};
