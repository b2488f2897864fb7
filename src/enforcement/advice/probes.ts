import type { AdviceTable } from './advice';

/** What to write in code to mend findings about probes. */
export const PROBES_ADVICE: AdviceTable = {
  'killed-while-starting': ({ data }) =>
    data?.['addedBy'] === 'cdk8s-plus'
      ? 'cdk8s-plus adds this startup probe to a container with a `portNumber`; give the container its own with `startup`, or use `ProbePresets.http({ startsWithin: Duration.minutes(2) })`.'
      : '`startsWithin` computes it, as in `ProbePresets.http({ startsWithin: Duration.minutes(2) })`.',
  'liveness-cpu-limit': () =>
    '`timeout: Duration.seconds(5)` of the Probe, `answersWithin: Duration.seconds(5)` of a preset, or a tier without a limit of CPU, as in QosTier.burstable({ cpu: { request: Cpu.millis(250) } }).',
  'probe-handler': () =>
    '`PodTemplate.setContainerFields` replaces a whole probe; `PodTemplate.mergeContainer` adds to the one that is there.',
};
