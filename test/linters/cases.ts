/** A fault, as the difference between a manifest that is right and one that is not. */
export interface Case {
  /** What is wrong. */
  readonly title: string;
  /** The manifest without the fault. */
  readonly right: string;
  /** What of it is replaced, and by what. */
  readonly change: readonly [from: string, to: string];
}

/** The manifest of a case with the fault. */
export function wrongOf({ right, change: [from, to], title }: Case): string {
  if (!right.includes(from)) throw new Error(`the case "${title}" replaces what is not there: ${from}`);
  return right.replace(from, to);
}

const SECURITY = `
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }`;

const container = (name: string, more = ''): string => `
        - name: ${name}
          image: registry.example.com/${name}:1.4.2
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { cpu: 100m, memory: 128Mi }${SECURITY}${more}`;

const PROBES = `
          ports:
            - { name: http, containerPort: 8080 }
          readinessProbe:
            httpGet: { path: /ready, port: http }
          livenessProbe:
            httpGet: { path: /alive, port: http }
            timeoutSeconds: 5
            failureThreshold: 6`;

const podSpec = (restartPolicy: string, lists: string): string => `
      restartPolicy: ${restartPolicy}
      terminationGracePeriodSeconds: 60
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: { type: RuntimeDefault } }${lists}`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:`;

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports:
    - { port: 80, targetPort: http }
`;

const PRE_STOP = `
          lifecycle:
            preStop: { sleep: { seconds: 10 } }`;
const PRE_STOP_SHELL = `
          lifecycle:
            preStop: { exec: { command: [sh, -c, sleep 30] } }`;
const PRE_STOP_SLEEP = `
          lifecycle:
            preStop: { sleep: { seconds: 30 } }`;

const web = (more = '', lists = '', preStop = PRE_STOP): string =>
  `${DEPLOYMENT}${podSpec('Always', `${lists}\n      containers:${container('web', PROBES + preStop + more)}`)}\n${SERVICE}`;

const SIDECAR_GATE = `
          restartPolicy: Always
          ports:
            - { name: sql, containerPort: 5432 }
          startupProbe:
            tcpSocket: { port: sql }`;
const withSidecar = web(
  `
          env:
            - { name: DATABASE_HOST, value: localhost }
            - { name: DATABASE_PORT, value: "5432" }`,
  `\n      initContainers:${container('database-proxy', SIDECAR_GATE)}`,
);

const SECOND_PORT = `
          ports:
            - { name: metrics, containerPort: 9090 }`;
const twoContainers = web().replace(`\n${SERVICE}`, `${container('exporter', SECOND_PORT)}\n${SERVICE}`);

const job = (lists: string): string => `apiVersion: batch/v1
kind: Job
metadata: { name: report, namespace: shop }
spec:
  template:
    metadata: { labels: { app: report } }
    spec:${podSpec('Never', lists)}
`;
const PROXY = `
          ports:
            - { name: sql, containerPort: 5432 }
          readinessProbe:
            tcpSocket: { port: sql }`;
const NATIVE_PROXY = `\n      initContainers:${container('proxy', `\n          restartPolicy: Always${PROXY}`)}`;
const jobWithProxy = job(`${NATIVE_PROXY}\n      containers:${container('report')}`);

const CRON_JOB = `apiVersion: batch/v1
kind: CronJob
metadata: { name: backup, namespace: shop }
spec:
  schedule: "15 3 * * *"
  jobTemplate:
    spec:
      template:
        metadata: { labels: { app: backup } }
        spec:${podSpec('Never', `\n      containers:${container('backup')}`).replaceAll('\n', '\n    ')}
`;

const MOUNT = `
          volumeMounts:
            - { name: cache, mountPath: /var/cache/web }`;
const withVolume = web(MOUNT, '\n      volumes:\n        - { name: cache, emptyDir: {} }');

const ENV = `
          env:
            - { name: COLOR, value: blue }
            - { name: SIZE, value: large }`;

const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: web } }
---
`;

const ROLE_BINDING = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - { kind: ServiceAccount, name: web, namespace: shop }
`;

const NETWORK_POLICY = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
`;

/** The faults about containers that share a Pod, those of single fields, and those that are the business of linters. */
export const CASES: readonly Case[] = [
  {
    title: 'a liveness probe with `successThreshold: 2`',
    right: web(),
    change: ['            failureThreshold: 6', '            failureThreshold: 6\n            successThreshold: 2'],
  },
  { title: 'a request above its limit', right: web(), change: ['requests: { cpu: 100m,', 'requests: { cpu: 200m,'] },
  {
    title: 'a grace period of 10 s with a `preStop` that sleeps 30 s by the field `sleep`',
    right: web('', '', PRE_STOP_SLEEP),
    change: ['terminationGracePeriodSeconds: 60', 'terminationGracePeriodSeconds: 10'],
  },
  {
    title: 'the same with a `preStop` that runs `sleep 30` in a shell',
    right: web('', '', PRE_STOP_SHELL),
    change: ['terminationGracePeriodSeconds: 60', 'terminationGracePeriodSeconds: 10'],
  },
  {
    title: 'a native sidecar that the app calls, without a startup probe',
    right: withSidecar,
    change: ['\n          startupProbe:\n            tcpSocket: { port: sql }', ''],
  },
  {
    title: 'an ordinary sidecar in a Job, which so never ends',
    right: jobWithProxy,
    change: [
      `${NATIVE_PROXY}\n      containers:${container('report')}`,
      `\n      containers:${container('report')}${container('proxy', PROXY)}`,
    ],
  },
  {
    title: 'one port in two containers',
    right: twoContainers,
    change: ['containerPort: 9090', 'containerPort: 8080'],
  },
  { title: 'one name of a port in two containers', right: twoContainers, change: ['name: metrics', 'name: http'] },
  {
    title: 'a Service whose `targetPort` no container has',
    right: web(),
    change: ['targetPort: http', 'targetPort: https'],
  },
  {
    title: 'a Guaranteed Pod of which one sidecar lacks its CPU limit',
    right: withSidecar,
    change: ['limits: { cpu: 100m, memory: 128Mi }', 'limits: { memory: 128Mi }'],
  },
  {
    title: 'a probe of a port that no container has',
    right: web(),
    change: ['/alive, port: http', '/alive, port: https'],
  },
  { title: 'a field with a typo', right: web(), change: ['readinessProbe:', 'readynessProbe:'] },
  { title: 'a text in the place of a number', right: web(), change: ['replicas: 3', 'replicas: three'] },
  {
    title: 'a selector that the labels of the Pod do not match',
    right: web(),
    change: ['selector: { matchLabels: { app: web } }', 'selector: { matchLabels: { app: webs } }'],
  },
  {
    title: 'a mount of a volume that the Pod lacks',
    right: withVolume,
    change: ['- { name: cache, emptyDir', '- { name: caches, emptyDir'],
  },
  { title: 'a variable twice', right: web(ENV), change: ['name: SIZE', 'name: COLOR'] },
  {
    title: 'a restart policy that the kind does not allow',
    right: web(),
    change: ['restartPolicy: Always', 'restartPolicy: Never'],
  },
  { title: 'a schedule that is none', right: CRON_JOB, change: ['"15 3 * * *"', '"15 3 * *"'] },
  { title: 'capitals in the repository of an image', right: web(), change: ['example.com/web:', 'example.com/Web:'] },
  { title: 'the tag `latest`', right: web(), change: ['web:1.4.2', 'web:latest'] },
  { title: 'a privileged container', right: web(), change: ['allowPrivilegeEscalation: false', 'privileged: true'] },
  { title: 'a Pod that runs as root', right: web(), change: ['runAsNonRoot: true, runAsUser: 65532', 'runAsUser: 0'] },
  {
    title: 'a container without memory limit',
    right: web(),
    change: ['limits: { cpu: 100m, memory: 128Mi }', 'limits: { cpu: 100m }'],
  },
  {
    title: 'a mount of the socket of the container runtime',
    right: withVolume,
    change: ['emptyDir: {}', 'hostPath: { path: /var/run/docker.sock }'],
  },
  {
    title: 'a password as the value of a variable',
    right: web(ENV),
    change: ['name: SIZE, value: large', 'name: DB_PASSWORD_SECRET, value: hunter2'],
  },
  { title: 'a Pod that no NetworkPolicy selects', right: web() + NETWORK_POLICY, change: [NETWORK_POLICY, ''] },
  { title: 'a binding to cluster-admin', right: ROLE_BINDING, change: ['name: view', 'name: cluster-admin'] },
  {
    title: 'a version of an API that is gone',
    right: BUDGET + web(),
    change: ['apiVersion: policy/v1', 'apiVersion: policy/v1beta1'],
  },
];
