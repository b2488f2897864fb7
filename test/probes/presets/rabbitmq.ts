import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../src';
import { numbers, type PresetTests } from '../preset-tests';

const deadlines = { startsWithin: Duration.minutes(5), detectsHangWithin: Duration.minutes(2) };

export const preset: PresetTests = {
  sample: () => ProbePresets.rabbitmq(deadlines),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.rabbitmq(),
      manifest: { readinessProbe: { tcpSocket: { port: 5672 }, ...numbers(10, 10, 3) } },
    },
    {
      title: 'connects to start and get traffic, and runs a program only for the liveness probe',
      probes: () =>
        ProbePresets.rabbitmq({ port: 'amqp', program: '/opt/rabbitmq/sbin/rabbitmq-diagnostics', ...deadlines }),
      manifest: {
        startupProbe: { tcpSocket: { port: 'amqp' }, ...numbers(10, 10, 31) },
        readinessProbe: { tcpSocket: { port: 'amqp' }, ...numbers(10, 10, 3) },
        livenessProbe: {
          exec: { command: ['/opt/rabbitmq/sbin/rabbitmq-diagnostics', '-q', 'ping'] },
          ...numbers(36, 10, 3),
        },
      },
    },
  ],
};
