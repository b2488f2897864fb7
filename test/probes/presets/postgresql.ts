import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => ProbePresets.postgresql({ user: 'orders', ...DEADLINES }),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.postgresql(),
      manifest: {
        readinessProbe: {
          exec: { command: ['pg_isready', '-h', '127.0.0.1', '-p', '5432', '-U', 'postgres', '-d', 'postgres'] },
          ...numbers(8, 5, 3),
        },
      },
    },
    {
      title: 'takes another port, user, database and program',
      probes: () =>
        ProbePresets.postgresql({ port: 5433, user: 'shop', database: 'orders', program: '/opt/pg_isready' }),
      manifest: {
        readinessProbe: {
          exec: { command: ['/opt/pg_isready', '-h', '127.0.0.1', '-p', '5433', '-U', 'shop', '-d', 'orders'] },
          ...numbers(8, 5, 3),
        },
      },
    },
  ],
};
