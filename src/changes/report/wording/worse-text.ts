import { listed } from '../../../kubernetes/words';
import type { ObjectChange, Worsening } from '../../object-change';

/** What got worse, as a sentence without its full stop; undefined if nothing did. */
export function worseText({ worse }: ObjectChange): string | undefined {
  return worse.length === 0 ? undefined : `worse than before: ${listed(worse.map((each) => TEXTS[each]))}`;
}

const TEXTS: Readonly<Record<Worsening, string>> = {
  findings: 'new findings',
  qosClass: 'a lower QoS class',
  security: 'a lower security level',
  deadline: 'a deadline that is too short',
  neverReady: 'Pods that can never be ready',
};
