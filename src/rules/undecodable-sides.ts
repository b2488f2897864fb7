import type { Finding } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';

/** A part of the object, and the rules that find something elsewhere if it is not there. */
interface Side {
  readonly part: RegExp;
  readonly rules: readonly FindingId[];
}

const CONTAINER = String.raw`\.(?:initContainers|containers)`;
const OF_VOLUMES: readonly FindingId[] = ['unused-volume', 'volume-writer'];
const OF_START: readonly FindingId[] = ['init-step-client', 'proxy-start', 'proxy-stop', 'sidecar-gate'];

const SIDES: readonly Side[] = [
  { part: /^spec\.selector\b|^spec\.template\.metadata\b/, rules: ['workload-selector'] },
  { part: /\.annotations\b/, rules: ['default-container'] },
  { part: /\.volumes\b/, rules: ['mount-volume', ...OF_VOLUMES] },
  { part: /\.(?:volumeMounts|volumeDevices)\b/, rules: OF_VOLUMES },
  { part: /\.ports\b/, rules: ['duplicate-port', 'probe-port', 'probe-port-undeclared', ...OF_START] },
  { part: /\.env\b/, rules: ['variable-reference', ...OF_START] },
  { part: /\.(?:lifecycle|startupProbe)\b/, rules: OF_START },
  { part: /\.(?:liveness|readiness)Probe\b/, rules: ['liveness-before-readiness', 'liveness-with-readiness'] },
  { part: new RegExp(String.raw`${CONTAINER}\[\d+\]\.restartPolicy$`), rules: ['init-step-probe', ...OF_START] },
  { part: /\.securityContext\b/, rules: ['root-image'] },
  { part: /\.capabilities\.drop\b/, rules: ['unrestricted-capabilities'] },
  { part: new RegExp(String.raw`${CONTAINER}(?:\[\d+\](?:\.name)?)?$`), rules: ['app-container', 'default-container', 'probe-port-undeclared', 'token-mount', ...OF_VOLUMES, ...OF_START] },
]; // prettier-ignore

/**
 * The rules that compare what cannot be decoded with something else: nobody knows what they would find, while all others
 * look at one thing at a time.
 *
 * @param places - what cannot be decoded, by its path in the object
 */
export function rulesOfSides(places: readonly string[]): ReadonlySet<Finding['rule']> {
  return new Set(SIDES.filter(({ part }) => places.some((place) => part.test(place))).flatMap(({ rules }) => rules));
}
