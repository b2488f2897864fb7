import { FindingLevel, FindingSeverity, type FindingKind } from './finding-kind';

/**
 * What is found of code rather than of a manifest, by topic: an option that cannot be taken, an edit that cannot be done,
 * a promise that the final manifest breaks.
 */
export const CODE_FINDINGS_BY_TOPIC: { readonly [topic: string]: readonly FindingKind[] } = {
  options: [
    error('option-type', 'The value of an option has the type that the option takes.'),
    error('unknown-option', 'Every option is known, and every argument has a parameter.'),
    error('option-missing', 'Every required option is set.'),
    error('other-pod', 'A container or volume that is given as an object is of the Pod that it is given for.'),
  ],
  placement: [
    error('pod-missing', 'Every pattern, edit and promise has a Pod.'),
    error('included-file', 'A file that is included can be read, and holds Kubernetes objects.'),
    error('include-selection', 'Exactly one object of an Include is chosen.'),
    error('pods-in-list', 'An edit or promise for every Pod reaches all of them.'),
    error('pod-kind', 'A registered kind has a path to its Pod.'),
    error('pod-selection', 'Pods are selected by kinds that have one.'),
    error('pod-visitor', 'A visitor of Pods ends, and adds what it adds before it returns.'),
    error('duplicate-id', 'The id of a construct is unique in its scope.'),
    error('reserved-id', 'A construct below a workload does not take an id that cdk8s needs.'),
    error('unknown-container', 'An edit names a container that the Pod has.'),
    error('template-missing', 'An object that is edited has a Pod template.'),
  ],
  edits: [
    error('plain-data', 'A piece of a manifest is plain data.'),
    error('patch-without-effect', 'A patch changes something.'),
    error('patch-failed', 'A patch can be applied.'),
    error('merge-failed', 'A piece can be merged.'),
    error('metadata-clash', 'A label or annotation is not set to two values.'),
    error(
      'chosen-twice',
      'Resources, probes and hooks of a container, the limits of a Job, and the version of a cluster are set once.',
    ),
    error('part-undone', 'What a pattern adds is in the final Pod.'),
    error('written-text', 'Text reaches the cluster unchanged.'),
    error('init-order', 'The order of init containers can be kept.'),
  ],
  patterns: [
    error('client-starts-first', 'A client of an ambassador starts after it.'),
    error('configuration-files', 'Configuration files fit into a ConfigMap.'),
    error('preset-option', 'An option of a preset is one that its program can take.'),
    error('env-prefix', 'The prefix of environment variables is valid.'),
    error('configuration-text', 'A value can be written in its configuration file.'),
    error('localhost-clients', 'An endpoint on localhost has a client.'),
    error('localhost-variables', 'The variables for the clients of an endpoint can be made.'),
    error('object-reference', 'A reference is to an object of the right kind.'),
    error('volume-items', 'The items of a volume are valid.'),
    error('volume-mode', 'The mode of the files of a volume is valid.'),
    error('metrics-discovery', 'What is said of metrics reaches Prometheus.'),
    error('metrics-interval', 'The time between two scrapes is valid.'),
    error('source-port', 'An adapter reads from a port that a container has.'),
    error('upstream-port', 'A reverse proxy forwards to, and a helper calls, a port that a container has.'),
    {
      ...error('service-target', 'A Service leads to the proxy in front of the app.'),
      level: FindingLevel.RECOMMENDED,
    },
    {
      ...warning(
        'client-side-apply',
        'An object that a pattern creates is small enough for client-side `kubectl apply`.',
      ),
      level: FindingLevel.RECOMMENDED,
    },
    error('companion-object', 'An object that a Pod needs is where the Pod finds it.'),
    error('log-source', 'A log is in a directory that can be shared.'),
    error('probe-clash', 'A probe of a helper is given once.'),
    error('selector-missing', 'A Service or monitor finds Pods by labels that they have.'),
    error('socket-path', 'A program can listen on the path of a Unix socket.'),
    error('service-name', 'The name of a Service is valid.'),
    error('service-port', 'A ServiceMonitor has a Service.'),
  ],
  probes: [
    error('probe-command', 'A probe runs a command that is valid.'),
    error('probe-header', 'The headers of an HTTP request are valid.'),
    error('probe-intent', 'The times that probes must keep are possible.'),
    error('probe-promise', 'Probes keep the times that code promises.'),
    error('probe-spread', 'A probe that is spread into a cdk8s-plus container keeps all its fields.'),
    error('probe-timing', 'The times of a probe are valid.'),
  ],
  hooks: [
    error('hook-command', 'A lifecycle hook runs a command that is valid.'),
    error('hook-missing', 'A set of lifecycle hooks has a hook.'),
    error('hook-spread', 'A hook that is spread into a cdk8s-plus container keeps all its fields.'),
    error('hook-time', 'The time that a lifecycle hook sleeps is valid.'),
  ],
  lifecycle: [
    error('drain-hook', 'The app can wait before it stops.'),
    warning('helper-stops-first', 'A helper stops after the app.'),
    error('stop-budget', 'The grace period is long enough for the whole stop.'),
    error('stop-time', 'The times of a shutdown are valid.'),
    error('job-limits', 'The limits of a Job are valid.'),
  ],
  resources: [
    error('exclusive-cores', 'A container that needs exclusive cores gets them.'),
    error('pod-budget', 'The containers of a Pod stay within the budget of the Pod.'),
    error('qos-amount', 'The amounts of a tier are valid.'),
    error('qos-class', 'A Pod has the QoS class that code promises.'),
    error('qos-size', 'The size of a tier is defined.'),
  ],
  judgement: [
    error('feature-gate', 'A feature gate on which Pods depend is spelt right, and not locked to another value.'),
    error('target-version', 'The version of a target is valid.'),
    error('target-unset', 'Code says which cluster its manifests are for.'),
    error('waiver-reason', 'A waiver gives a reason.'),
    error('waiver-rule', 'A waiver names a finding that exists and can be waived.'),
    warning('waiver-unused', 'A waiver matches a finding.'),
    warning('waiver-annotation', 'The annotation with waivers can be read.'),
    { ...warning('rule-failed', 'A rule can judge every Pod.'), level: FindingLevel.RECOMMENDED },
  ],
};

/** The same without the topics. */
export const CODE_FINDINGS: readonly FindingKind[] = Object.values(CODE_FINDINGS_BY_TOPIC).flat();

function error(id: string, summary: string): FindingKind {
  return { id, severity: FindingSeverity.ERROR, level: FindingLevel.CODE, summary };
}

function warning(id: string, summary: string): FindingKind {
  return { ...error(id, summary), severity: FindingSeverity.WARNING };
}
