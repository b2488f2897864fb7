import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';
import { mergeSpec, removeField } from './at-field';

/** What to write in code to mend findings about the Pod and its workload as a whole. */
export const WORKLOAD_ADVICE: AdviceTable = {
  'feature-unavailable': targetAdvice,
  'field-dropped': targetAdvice,
  'endless-deadline': removeField,
  'group-change-policy': () => mergeSpec("{ securityContext: { fsGroupChangePolicy: 'OnRootMismatch' } }"),
  'host-process': ({ container }) =>
    container === undefined
      ? undefined
      : `PodTemplate.of(workload).mergeContainer('${container}', { securityContext: { windowsOptions: { hostProcess: true } } });`,
  'job-deadline': ({ data }) =>
    data?.['attempts'] === undefined
      ? undefined
      : `\`JobLimits.of({ attempts: ${data['attempts']}, attemptTimeout: … })\` computes both fields.`,
  'linux-only-field': ({ container }) =>
    container === undefined ? undefined : 'A helper is hardened unless it has `securityContext: { hardened: false }`.',
  'replica-spread': () => SPREAD,
  'service-variables': () => mergeSpec('{ enableServiceLinks: false }'),
  'token-mount': () => mergeSpec('{ automountServiceAccountToken: false }'),
  'unknown-field': ({ data }) =>
    data?.['meant'] !== undefined
      ? undefined
      : `TargetCluster.set(app, { additionalFields: ['${data?.['field'] ?? ''}'] }) if the cluster has this field.`,
  'metadata-clash': clashAdvice,
  'selector-missing': () => "PodTemplate.of(workload).addLabel('app', 'web');",
  'restart-policy': ({ data }) =>
    `PodTemplate.of(workload).setRestartPolicy(RestartPolicy.${constantOf(data?.['policy'] ?? '')});`,
};

const SPREAD = mergeSpec(
  "{ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: PodTemplate.of(workload).selectorLabels } }] }",
);

/** Neither what a pattern brings nor what a selector asks for can be replaced; of its annotations, those for the discovery of metrics can be left out. */
function clashAdvice({ data }: Finding): string | undefined {
  if (data?.['askedBy'] === 'selector') return undefined;
  if (data?.['addedBy'] !== 'pattern')
    return '`PodTemplate.mergePatch` replaces what is there, and `except` of `PodTemplate.all` exempts a workload from an edit for all.';
  if (data['key']?.startsWith('prometheus.io/') !== true) return undefined;
  return '`discovery: MetricsDiscovery.POD_MONITOR` finds several endpoints of a Pod; `discovery: MetricsDiscovery.NONE` leaves the annotations of one of them out.';
}

function targetAdvice({ data = {} }: Finding): string | undefined {
  const { neededVersion, gate, moveTo, givesUp } = data;
  const cures = [
    ...(neededVersion === undefined
      ? []
      : [
          `${setTarget(`version: KubernetesVersion.V${neededVersion.replace('.', '_')}`)} if the cluster runs that version`,
        ]),
    ...(neededVersion === undefined && gate !== undefined
      ? [`${setTarget(`featureGates: { ${gate}: true }`)} if the cluster has it enabled`]
      : []),
    ...(moveTo === 'containers'
      ? [`\`placement: Placement.APP_CONTAINER\`${givesUp === undefined ? '' : ` without \`${givesUp}\``}`]
      : []),
  ];
  return cures.length === 0 ? undefined : `${cures.join(', or ')}.`;
}

function setTarget(option: string): string {
  return `TargetCluster.set(app, { ${option} })`;
}

function constantOf(policy: string): string {
  return policy.replace(/(?<=[a-z])(?=[A-Z])/, '_').toUpperCase();
}
