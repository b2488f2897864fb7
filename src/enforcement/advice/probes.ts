import type { Finding } from '../../findings/finding';
import { isGeneratedStartupProbe } from '../../plus/plus-defaults';
import type { AdviceTable } from './advice';
import { removeField } from './at-field';

const ANSWERS_WITHIN =
  '`timeout: Duration.seconds(5)` of the Probe, or `answersWithin: Duration.seconds(5)` of a preset.';

/** What to write in code to mend findings about probes. */
export const PROBES_ADVICE: AdviceTable = {
  'exec-probe-period': () => '`period: Duration.seconds(10)` of the Probe, or a probe that starts no program.',
  'exec-probe-timeout': () => ANSWERS_WITHIN,
  'killed-while-starting': (finding) =>
    isOfPlus(finding)
      ? 'cdk8s-plus adds this startup probe to a container with a `portNumber`; give the container its own with `startup`, or use `ProbePresets.http({ startsWithin: Duration.minutes(2) })`.'
      : '`startsWithin` computes it, as in `ProbePresets.http({ startsWithin: Duration.minutes(2) })`.',
  'liveness-cpu-limit': () =>
    '`timeout: Duration.seconds(5)` of the Probe, `answersWithin: Duration.seconds(5)` of a preset, or a tier without a limit of CPU, as in QosTier.burstable({ cpu: { request: Cpu.millis(250) } }).',
  'probe-grace-period': removeField,
  'probe-host': removeField,
  'probe-port-undeclared': ({ container = '', value = '' }) =>
    `PodTemplate.of(workload).addPort('${container}', { containerPort: ${value} });`,
  'probe-success-threshold': removeField,
  'slow-endpoint': () => ANSWERS_WITHIN,
  'probe-handler': () =>
    '`PodTemplate.setContainerFields` replaces a whole probe; `PodTemplate.mergeContainer` adds to the one that is there.',
};

/** Whether the probe that kills is one that nobody wrote. */
function isOfPlus({ location, value = 'null', data }: Finding): boolean {
  const isStartupProbe = location?.path?.endsWith('.startupProbe') === true;
  return isStartupProbe && isGeneratedStartupProbe(JSON.parse(value), Number(data?.['firstPort']));
}
