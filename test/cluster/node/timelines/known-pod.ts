import type { JsonObject } from '../../json';
import { container, podSpec, probeHandler } from '../scripts/container';
import { READY_FILE, type Script } from '../scripts/script';
import type { PodCase } from './pod-case';

/** The name of the first Pod that every run has, whatever its seed. */
export const KNOWN_POD = 'pod-known';

/** A container that starts again after 0 alone: the Pod has failed when it ends with another code. */
const STARTS_AGAIN_AFTER_SUCCESS = 'pod-again-after-success';

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

/** The Pods that every run has. */
export function knownPods(folderOf: (name: string) => string): PodCase[] {
  return [knownPod(folderOf(KNOWN_POD)), againAfterSuccess(folderOf(STARTS_AGAIN_AFTER_SUCCESS))];
}

/** A Pod that has something of everything: a step, two sidecars, a gate, a failure, a restart, an end of its own. */
function knownPod(journal: string): PodCase {
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

function againAfterSuccess(journal: string): PodCase {
  const runs: Script['runs'] = [
    { seconds: 1, exitCode: 0 },
    { seconds: 2, exitCode: 3 },
  ];
  const script: Script = { container: 'app', runs, port: PORT, onTerm: 0 };
  const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [0] } };
  const spec = podSpec(journal, {
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 2,
    containers: [container(script, { restartPolicy: 'Never', restartPolicyRules: [rule] })],
  });
  return { name: STARTS_AGAIN_AFTER_SUCCESS, journal, spec, scripts: [script] };
}
