import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

export const preset: PresetTests = {
  sample: () => ProbePresets.mysql(DEADLINES),
  cases: [
    {
      title: 'has a readiness probe, and no other unless it is asked for',
      probes: () => ProbePresets.mysql(),
      manifest: {
        readinessProbe: {
          exec: { command: ['mysqladmin', '-h', '127.0.0.1', '-P', '3306', 'ping'] },
          ...numbers(8, 5, 3),
        },
      },
    },
    {
      title: 'takes another port and program, and more arguments',
      probes: () => ProbePresets.mysql({ port: 3307, program: 'mariadb-admin', arguments: ['--user=probe'] }),
      manifest: {
        readinessProbe: {
          exec: { command: ['mariadb-admin', '-h', '127.0.0.1', '-P', '3307', '--user=probe', 'ping'] },
          ...numbers(8, 5, 3),
        },
      },
    },
  ],
};
