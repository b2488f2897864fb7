import fc from 'fast-check';

/** Texts of every kind: names, long ones, what a terminal acts on, what a shell acts on. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/) },
  fc.stringMatching(/^[a-z]{60,63}$/),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.constantFrom('\u001b[2J', 'a\nb', '$(reboot)', "';", '\u202eabc', '\ud800', ' '.repeat(90), 'ä'.repeat(200)),
);

const amounts = fc.record(
  {
    cpu: fc.constantFrom('100m', '1', 2, '0.5'),
    memory: fc.constantFrom('64Mi', '1Gi', 0),
    'nvidia.com/gpu': fc.constantFrom('1'),
  },
  { requiredKeys: [] },
);

const number = fc.constantFrom(0, 1, 80, 8080, 30000, 65535);

const probe = fc.record(
  { tcpSocket: fc.record({ port: fc.oneof(number, text) }), periodSeconds: number, failureThreshold: number },
  { requiredKeys: ['tcpSocket'] },
);

const hook = fc.oneof(
  fc.record({ sleep: fc.record({ seconds: number }) }),
  fc.record({ exec: fc.record({ command: fc.array(text, { maxLength: 2 }) }) }),
);

const variable = fc.oneof(
  fc.record({ name: text, value: fc.oneof(text, fc.constant('localhost:8080')) }),
  fc.record({ name: text, valueFrom: fc.record({ secretKeyRef: fc.record({ name: text, key: text }) }) }),
  fc.record({ name: text, valueFrom: fc.record({ fieldRef: fc.record({ fieldPath: text }) }) }),
  fc.record({
    name: text,
    valueFrom: fc.record({ resourceFieldRef: fc.record({ containerName: text, resource: text }) }),
  }),
  fc.record({
    name: text,
    valueFrom: fc.record({ fileKeyRef: fc.record({ volumeName: text, path: text, key: text }) }),
  }),
);

const port = fc.record(
  { containerPort: number, name: text, protocol: fc.constantFrom('TCP', 'UDP', 'SCTP'), hostPort: number },
  { requiredKeys: ['containerPort'] },
);

const container = fc.record(
  {
    name: text,
    image: text,
    restartPolicy: fc.constant('Always'),
    ports: fc.array(port, { maxLength: 3 }),
    env: fc.array(variable, { maxLength: 3 }),
    resources: fc.record({ requests: amounts, limits: amounts }, { requiredKeys: [] }),
    volumeMounts: fc.array(fc.record({ name: text, mountPath: text, readOnly: fc.boolean() }), { maxLength: 3 }),
    startupProbe: probe,
    readinessProbe: probe,
    lifecycle: fc.record({ postStart: hook, preStop: hook }, { requiredKeys: [] }),
  },
  { requiredKeys: ['name'] },
);

const volume = fc.oneof(
  fc.record({
    name: text,
    emptyDir: fc.record({ medium: text, sizeLimit: fc.constant('64Mi') }, { requiredKeys: [] }),
  }),
  fc.record({ name: text, configMap: fc.record({ name: text }) }),
  fc.record({ name: text, hostPath: fc.record({ path: text }) }),
);

const spec = fc.record(
  {
    initContainers: fc.array(container, { maxLength: 3 }),
    containers: fc.array(container, { maxLength: 3 }),
    volumes: fc.array(volume, { maxLength: 3 }),
    restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never'),
    terminationGracePeriodSeconds: number,
    hostNetwork: fc.boolean(),
    shareProcessNamespace: fc.boolean(),
  },
  { requiredKeys: ['containers'] },
);

const labels = fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true });
const metadata = fc.record({ name: text, namespace: text, labels }, { requiredKeys: [] });

/** Objects that hold a Pod, in which every field that is there has the right type, with the oddest of values. */
export const arbitraryPodObject: fc.Arbitrary<object> = fc.oneof(
  fc.record({ apiVersion: fc.constant('v1'), kind: fc.constant('Pod'), metadata, spec }),
  fc.record({
    apiVersion: fc.constant('apps/v1'),
    kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'),
    metadata,
    spec: fc.record({ selector: fc.record({ matchLabels: labels }), template: fc.record({ metadata, spec }) }),
  }),
  fc.record({
    apiVersion: fc.constant('batch/v1'),
    kind: fc.constant('CronJob'),
    metadata,
    spec: fc.record({ jobTemplate: fc.record({ spec: fc.record({ template: fc.record({ metadata, spec }) }) }) }),
  }),
);
