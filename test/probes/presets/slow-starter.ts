import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

const httpGet = { path: '/actuator/health', port: 8080 };

export const preset: PresetTests = {
  sample: () => ProbePresets.slowStarter({ path: '/healthz', detectsHangWithin: DEADLINES.detectsHangWithin }),
  cases: [
    {
      title: 'has a startup and a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.slowStarter({ path: '/actuator/health', port: 8080 }),
      manifest: {
        startupProbe: { httpGet, ...numbers(10, 2, 31) },
        readinessProbe: { httpGet, ...numbers(4, 2, 3) },
      },
    },
  ],
};
