import { qosOf } from '../pod/resources/qos';
import type { QosClass } from '../kubernetes/qos-class';
import { quotedList } from '../kubernetes/words';
import type { TestedPod } from './tested-pod';
import type { Verdict } from './verdict';
import { misuse } from './misuse';

/** A QoS class, also by its plain name. */
export type QosClassName = QosClass | `${QosClass}`;

const NAMES: readonly string[] = ['Guaranteed', 'Burstable', 'BestEffort'] satisfies readonly `${QosClass}`[];

/** Whether a Pod is of a QoS class. */
export function checkQosClass({ stored, target }: TestedPod, expected: QosClassName): Verdict {
  if (!NAMES.includes(expected)) {
    throw misuse(`${JSON.stringify(expected)} is not a QoS class: there are ${quotedList(NAMES)}.`);
  }
  const { qosClass, reason, container, resource } = qosOf(stored, target);
  const fact = `is ${qosClass}: ${reason}.`;
  const isFixKnown = `${expected}` === 'Guaranteed' && resource !== undefined;
  const who = container === undefined ? 'the Pod' : `container "${container}"`;
  return {
    holds: qosClass === `${expected}`,
    fact,
    ...(isFixKnown && { fix: `give ${who} a ${resource} limit, and a request that is equal to it.` }),
  };
}
