import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../src';
import { DEADLINES, numbers, type PresetTests } from '../preset-tests';

const heartbeatFile = '/tmp/heartbeat';

/** The command that looks whether the heartbeat is younger than so many minutes. */
function looksFor(minutes: number): string[] {
  return ['find', '/tmp/heartbeat', '!', '-mmin', `-${minutes}`, '-exec', 'false', '{}', '+'];
}

export const preset: PresetTests = {
  sample: () => ProbePresets.queueWorker({ command: ['/app/worker', 'alive'], ...DEADLINES }),
  cases: [
    {
      title: 'has a readiness probe for the age of a file, and no other unless it is asked for',
      probes: () => ProbePresets.queueWorker({ heartbeatFile }),
      manifest: { readinessProbe: { exec: { command: looksFor(1) }, ...numbers(10, 5, 5) } },
    },
    {
      title: 'runs a program of its image instead',
      probes: () => ProbePresets.queueWorker({ command: ['/app/worker', 'alive'] }),
      manifest: { readinessProbe: { exec: { command: ['/app/worker', 'alive'] }, ...numbers(10, 5, 5) } },
    },
    {
      title: 'counts the age of a heartbeat towards its deadlines',
      probes: () =>
        ProbePresets.queueWorker({
          heartbeatFile,
          staleAfter: Duration.minutes(3),
          startsWithin: Duration.minutes(1),
          detectsHangWithin: Duration.minutes(5),
          leavesTrafficWithin: Duration.minutes(4),
        }),
      manifest: {
        startupProbe: { exec: { command: looksFor(3) }, ...numbers(5, 5, 13) },
        readinessProbe: { exec: { command: looksFor(3) }, ...numbers(10, 5, 5) },
        livenessProbe: { exec: { command: looksFor(3) }, ...numbers(38, 5, 3) },
      },
    },
  ],
};
