import { App, Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Adapter, AdapterSource, Ambassador, InitStep, KubernetesVersion, Sidecar, TargetCluster } from '../../src';
import { writtenOf } from './synthesis';

const containers = [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0' }];
const labels = { app: 'web' };
const selector = { matchLabels: labels };
const template = { metadata: { labels }, spec: { containers } };
const ending = { metadata: { labels }, spec: { containers, restartPolicy: 'OnFailure' } };
const jobTemplate = { spec: { template: ending } };

/** Every class of cdk8s-plus-27 whose object holds a Pod. */
const WORKLOADS: { readonly [name: string]: (chart: Chart) => Construct } = {
  Deployment: (chart) => new kplus.Deployment(chart, 'web', { containers }),
  StatefulSet: (chart) => new kplus.StatefulSet(chart, 'web', { containers, service: headlessService(chart) }),
  DaemonSet: (chart) => new kplus.DaemonSet(chart, 'web', { containers }),
  Job: (chart) => new kplus.Job(chart, 'web', { containers }),
  CronJob: (chart) => new kplus.CronJob(chart, 'web', { containers, schedule: Cron.daily() }),
  Pod: (chart) => new kplus.Pod(chart, 'web', { containers }),
  KubeDeployment: (chart) => new kplus.k8s.KubeDeployment(chart, 'web', { spec: { selector, template } }),
  KubeStatefulSet: (chart) =>
    new kplus.k8s.KubeStatefulSet(chart, 'web', { spec: { serviceName: 'web', selector, template } }),
  KubeDaemonSet: (chart) => new kplus.k8s.KubeDaemonSet(chart, 'web', { spec: { selector, template } }),
  KubeReplicaSet: (chart) => new kplus.k8s.KubeReplicaSet(chart, 'web', { spec: { selector, template } }),
  KubeReplicationController: (chart) =>
    new kplus.k8s.KubeReplicationController(chart, 'web', { spec: { selector: labels, template } }),
  KubeJob: (chart) => new kplus.k8s.KubeJob(chart, 'web', jobTemplate),
  KubeCronJob: (chart) => new kplus.k8s.KubeCronJob(chart, 'web', { spec: { schedule: '@daily', jobTemplate } }),
  KubePod: (chart) => new kplus.k8s.KubePod(chart, 'web', template),
  KubePodTemplate: (chart) => new kplus.k8s.KubePodTemplate(chart, 'web', { template }),
};

function headlessService(chart: Chart): kplus.Service {
  return new kplus.Service(chart, 'service', { clusterIP: 'None', ports: [{ port: 80 }] });
}

const joined = {
  metadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'web' } },
  spec: {
    initContainers: [
      { name: 'migrate', args: ['migrate'] },
      { name: 'logs', restartPolicy: 'Always' },
      { name: 'database', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] },
      { name: 'metrics', restartPolicy: 'Always', ports: [{ containerPort: 9113, name: 'metrics' }] },
    ],
    containers: [
      {
        name: 'web',
        env: [
          { name: 'DATABASE_HOST', value: '127.0.0.1' },
          { name: 'DATABASE_PORT', value: '5432' },
        ],
      },
    ],
  },
};

/** Where each kind has its Pod. */
const EXPECTED: { readonly [kind: string]: object } = {
  Deployment: { spec: { template: joined } },
  StatefulSet: { spec: { template: joined } },
  DaemonSet: { spec: { template: joined } },
  ReplicaSet: { spec: { template: joined } },
  ReplicationController: { spec: { template: joined } },
  Job: { spec: { template: joined } },
  CronJob: { spec: { jobTemplate: { spec: { template: joined } } } },
  Pod: joined,
  PodTemplate: { template: joined },
};

test.each(Object.keys(WORKLOADS))('S26: an init step, a sidecar, an ambassador and an adapter join a %s', (name) => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const workload = WORKLOADS[name]?.(new Chart(app, 'shop')) as Construct;
  const securityContext = { user: 65532 };
  new InitStep(workload, 'migrate', { image: 'ghcr.io/acme/shop:1.42.0', args: ['migrate'], securityContext });
  new Sidecar(workload, 'logs', { image: 'fluentd:v1.19.3-debian-1.0', securityContext });
  new Ambassador(workload, 'database', {
    image: 'ghcr.io/acme/pgbouncer:1.25.2',
    securityContext,
    listen: { number: 5432 },
    clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
  });
  new Adapter(workload, 'metrics', {
    image: 'ghcr.io/acme/exporter:3.0.1',
    securityContext,
    source: AdapterSource.fromPort(8080),
    metrics: { port: 9113 },
  });

  const kind = name.replace('Kube', '');
  expect(writtenOf(app, kind)).toMatchObject([EXPECTED[kind]]);
});
