import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

const deadlines = { startsWithin: Duration.minutes(1), detectsHangWithin: Duration.seconds(60) };

export const preset: PresetTests = {
  sample: () => ProbePresets.grpc({ service: 'acme.Stock', ...DEADLINES }),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.grpc({ port: 9000 }),
      manifest: { readinessProbe: { grpc: { port: 9000 }, ...numbers(4, 1, 3) } },
    },
    {
      title: 'asks for its service, and for that of the liveness probe if there is one',
      probes: () => ProbePresets.grpc({ service: 'shop', livenessService: 'alive', ...deadlines }),
      manifest: {
        startupProbe: { grpc: { service: 'shop' }, ...numbers(2, 1, 31) },
        readinessProbe: { grpc: { service: 'shop' }, ...numbers(4, 1, 3) },
        livenessProbe: { grpc: { service: 'alive' }, ...numbers(19, 1, 3) },
      },
    },
  ],
};
