import type { JsonObject } from '../../json';
import { container, podSpec, probeHandler } from '../scripts/container';
import { READY_FILE, type Script } from '../scripts/script';
import type { PodCase } from './pod-case';

/** The name of the Pod that every run has, whatever its seed. */
export const KNOWN_POD = 'pod-known';

const PORT = 8001;
const FOR_EVER: Script['runs'] = [{ exitCode: 0 }];
const FAILS_ONCE: Script['runs'] = [
  { seconds: 1, exitCode: 3 },
  { seconds: 3, exitCode: 0 },
];

const SCRIPTS = {
  step: { container: 'step', runs: [{ seconds: 1, exitCode: 0 }], port: PORT, onTerm: 0 },
  gate: { container: 'gate', runs: FOR_EVER, port: PORT, readyAfter: 2, onTerm: 0.5 },
  free: { container: 'free', runs: FOR_EVER, port: PORT, onTerm: 0.5 },
  app: { container: 'app', runs: FAILS_ONCE, port: PORT, onTerm: 0 },
} as const satisfies Record<string, Script>;

/** A Pod that has something of everything: a step, two sidecars, a gate, a failure, a restart, an end of its own. */
export function knownPod(journal: string): PodCase {
  const startupProbe = { ...probeHandler('tcpSocket', PORT, READY_FILE), periodSeconds: 1, failureThreshold: 30 };
  const sidecar: JsonObject = { restartPolicy: 'Always' };
  const spec = podSpec(journal, {
    restartPolicy: 'OnFailure',
    terminationGracePeriodSeconds: 6,
    initContainers: [
      container(SCRIPTS.step),
      container(SCRIPTS.gate, { ...sidecar, startupProbe }),
      container(SCRIPTS.free, sidecar),
    ],
    containers: [container(SCRIPTS.app)],
  });
  return { name: KNOWN_POD, journal, spec, scripts: Object.values(SCRIPTS) };
}
