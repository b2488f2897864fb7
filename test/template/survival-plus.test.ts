import { ApiObject, Cron, JsonPatch, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { KubernetesVersion, PodTemplate, type Manifest } from '../../src';
import { newChart, newChartKnowing, written, type Json } from './support';

const CONTAINERS = [{ name: 'app', image: 'shop:1', portNumber: 8080 }];

const WORKLOADS: { [kind: string]: (scope: Construct) => Construct } = {
  Deployment: (scope) => new kplus.Deployment(scope, 'app', { containers: CONTAINERS }),
  StatefulSet: (scope) =>
    new kplus.StatefulSet(scope, 'app', {
      service: new kplus.Service(scope, 'service', { clusterIP: 'None', ports: [{ port: 80 }] }),
      containers: CONTAINERS,
    }),
  DaemonSet: (scope) => new kplus.DaemonSet(scope, 'app', { containers: CONTAINERS }),
  Job: (scope) => new kplus.Job(scope, 'app', { containers: CONTAINERS }),
  CronJob: (scope) => new kplus.CronJob(scope, 'app', { schedule: Cron.daily(), containers: CONTAINERS }),
  Pod: (scope) => new kplus.Pod(scope, 'app', { containers: CONTAINERS }),
};

function specOf({ kind, spec }: Json): Json {
  if (kind === 'Pod') return spec as Json;
  return (kind === 'CronJob' ? spec.jobTemplate.spec : spec).template.spec as Json;
}

test.each(Object.keys(WORKLOADS))('fields that the types of 1.27 do not know are in the YAML of a %s', (kind) => {
  const chart = newChart(KubernetesVersion.V1_36);
  const pod = PodTemplate.of(WORKLOADS[kind]!(chart));
  pod.addSidecar({
    name: 'logs',
    image: 'fluent-bit:4',
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  });
  pod.mergeSpec({ resources: { limits: { cpu: '1500m', memory: '2Gi' } } });
  pod.mergeContainer('app', {
    lifecycle: { preStop: { sleep: { seconds: 5 } }, stopSignal: null },
    ports: [{ containerPort: 8080, name: 'http' }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    livenessProbe: { grpc: { port: 9090, service: 'shop' } },
    startupProbe: null,
    resources: { limits: { 'nvidia.com/gpu': '1' }, requests: { 'nvidia.com/gpu': '1' } },
    resizePolicy: [{ resourceName: 'memory', restartPolicy: 'NotRequired' }],
  });

  const object = written(chart.node.root as App).find((candidate) => candidate['kind'] === kind)!;
  const { initContainers, resources, containers } = specOf(object);
  expect(initContainers).toEqual([
    {
      name: 'logs',
      image: 'fluent-bit:4',
      restartPolicy: 'Always',
      resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
    },
  ]);
  expect(resources).toEqual({ limits: { cpu: '1500m', memory: '2Gi' } });
  expect(containers).toEqual([
    {
      name: 'app',
      image: 'shop:1',
      imagePullPolicy: 'Always',
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
      livenessProbe: { grpc: { port: 9090, service: 'shop' } },
      ports: [{ containerPort: 8080, name: 'http' }],
      readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
      resizePolicy: [{ resourceName: 'memory', restartPolicy: 'NotRequired' }],
      resources: {
        limits: { cpu: '1500m', memory: '2048Mi', 'nvidia.com/gpu': '1' },
        requests: { cpu: '1000m', memory: '512Mi', 'nvidia.com/gpu': '1' },
      },
      securityContext: {
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      },
    },
  ]);
});

test('an unknown field that cdk8s-plus drops where cdk8s patches it in is kept where PodTemplate does', () => {
  const chart = newChartKnowing({ fieldOfTomorrow: 'kept' });
  const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
  ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/template/spec/fieldOfYesterday', 'lost'));
  PodTemplate.of(web).mergePatch({ spec: { fieldOfTomorrow: 'kept' } } as Manifest);
  const { fieldOfYesterday, fieldOfTomorrow } = specOf(written(chart.node.root as App)[0]!);
  expect([fieldOfYesterday, fieldOfTomorrow]).toEqual([undefined, 'kept']);
});
