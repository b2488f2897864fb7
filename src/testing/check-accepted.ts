import { containersOf } from '../pod/containers';
import { RULES } from '../rules/catalogue';
import { judge } from '../rules/engine';
import { FindingSeverity } from '../rules/finding';
import { Origins } from '../rules/origins';
import { findingsText } from '../rules/text';
import type { TestedPod } from './tested-pod';
import type { Verdict } from './verdict';

/** Whether the rules of this library find no error in a Pod that is given to a cluster of its target's version. */
export function checkAccepted({ podKind, manifest, spec, target }: TestedPod): Verdict {
  const pod = { kind: podKind, manifest, spec, containers: containersOf(spec), target, origins: new Origins('') };
  const errors = judge(pod, [], RULES).filter(({ severity }) => severity === FindingSeverity.ERROR);
  if (errors.length === 0) return { holds: true, fact: 'is accepted: no rule finds an error.' };
  return { holds: false, fact: `is not accepted, with ${findingsText(errors).replace(/\n(?=.)/g, '\n  ')}` };
}
