import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { choice, quotedFirst } from '../../kubernetes/words';
import { kubeletDefectsOf, type DefectEffect, type KubeletDefect } from '../../pod/kubelet-defects';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';

/** The effects by which an app does not run. */
const EFFECTS: { readonly [effect in DefectEffect]?: string } = {
  appNeverStarts: 'if the startup probe fails once, the app never starts',
  appStaysDown: 'if the kubelet is restarted, an app that has ended beside a sidecar with a startup probe stays down',
};

/**
 * The kubelet of the target has no defect by which the app does not run. The ones that cost less are told by `explain`.
 * A version without a patch is its newest patch.
 */
export const kubeletDefect: Rule = {
  id: 'kubelet-defect',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The kubelet of the target has no defect that keeps the app from running.',
  fields: ['spec.restartPolicy', 'spec.initContainers[*].{restartPolicy,startupProbe}'],
  onlyWith: ['startupProbe'],
  source: 'https://github.com/kubernetes/kubernetes/tree/master/CHANGELOG',
  check: (pod) =>
    kubeletDefectsOf(pod.spec, pod.target.version, (effect) => effect in EFFECTS).flatMap((defect) => {
      const effect = EFFECTS[defect.effect];
      return effect === undefined ? [] : [problemOf(defect, effect, pod)];
    }),
};

function problemOf({ containers, issue, url, fixedIn }: KubeletDefect, effect: string, pod: Pod): Problem {
  const gate = pod.containers.find(({ kind, fields }) => kind === 'sidecar' && fields['startupProbe'] !== undefined);
  return {
    ...(gate && { path: `${gate.path}.startupProbe` }),
    message: `the kubelet of ${pod.target.version.toString()} has the defect ${issue}, which ${quotedFirst(containers, 3)} can meet: ${effect}.`,
    fix: `run a kubelet of ${choice(fixedIn)}, or a newer one (${url}), or gate the app by a postStart hook instead of the startup probe.`,
  };
}
