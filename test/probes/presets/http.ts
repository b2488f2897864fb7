import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

const httpGet = { port: 'http', scheme: 'HTTPS', httpHeaders: [{ name: 'X-Probe', value: 'yes' }] };

export const preset: PresetTests = {
  sample: () => ProbePresets.http({ path: '/readyz', livenessPath: '/livez', ...DEADLINES }),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.http({ path: '/healthz', port: 8080 }),
      manifest: { readinessProbe: { httpGet: { path: '/healthz', port: 8080 }, ...numbers(4, 1, 3) } },
    },
    {
      title: 'requests its path with every probe, and the path of the liveness probe if there is one',
      probes: () =>
        ProbePresets.http({
          path: '/ready',
          livenessPath: '/live',
          port: 'http',
          https: true,
          headers: { 'X-Probe': 'yes' },
          startsWithin: Duration.minutes(1),
          detectsHangWithin: Duration.seconds(60),
        }),
      manifest: {
        startupProbe: { httpGet: { path: '/ready', ...httpGet }, ...numbers(2, 1, 31) },
        readinessProbe: { httpGet: { path: '/ready', ...httpGet }, ...numbers(4, 1, 3) },
        livenessProbe: { httpGet: { path: '/live', ...httpGet }, ...numbers(19, 1, 3) },
      },
    },
  ],
};
