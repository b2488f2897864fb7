import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

const ping = ['-h', '127.0.0.1', '-p', '7000', '--tls', 'ping'];

export const preset: PresetTests = {
  sample: () => ProbePresets.redis(DEADLINES),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.redis(),
      manifest: {
        readinessProbe: {
          exec: { command: ['redis-cli', '-e', '-h', '127.0.0.1', '-p', '6379', 'ping'] },
          ...numbers(8, 5, 3),
        },
      },
    },
    {
      title: 'takes every answer for the liveness probe, and only PONG for the others',
      probes: () =>
        ProbePresets.redis({
          port: 7000,
          program: 'valkey-cli',
          arguments: ['--tls'],
          startsWithin: Duration.minutes(1),
          detectsHangWithin: Duration.seconds(60),
        }),
      manifest: {
        startupProbe: { exec: { command: ['valkey-cli', '-e', ...ping] }, ...numbers(5, 5, 13) },
        readinessProbe: { exec: { command: ['valkey-cli', '-e', ...ping] }, ...numbers(8, 5, 3) },
        livenessProbe: { exec: { command: ['valkey-cli', ...ping] }, ...numbers(18, 5, 3) },
      },
    },
  ],
};
