import { Duration } from 'cdk8s';
import { Probes } from '../../../src';
import { numbers, type PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => Probes.sidecarProxy({ path: '/ready' }),
  cases: [
    {
      title: 'has only a startup probe',
      probes: () => Probes.sidecarProxy({ path: '/ready', port: 9901 }),
      manifest: { startupProbe: { httpGet: { path: '/ready', port: 9901 }, ...numbers(1, 1, 31) } },
    },
    {
      title: 'opens a connection unless it has a path',
      probes: () => Probes.sidecarProxy({ startsWithin: Duration.seconds(5) }),
      manifest: { startupProbe: { tcpSocket: {}, ...numbers(1, 1, 6) } },
    },
  ],
};
