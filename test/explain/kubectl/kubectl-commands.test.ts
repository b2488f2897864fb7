import { asStored } from '../../support/as-stored';
import { podKindOf } from '../../../src/kubernetes/kinds';
import type { Fields } from '../../../src/kubernetes/json';
import { kubectlCommands } from '../../../src/explain/kubectl/kubectl-commands';

const SPEC = { containers: [{ name: 'web', ports: [{ containerPort: 8080 }] }] };

function commands(manifest: Fields, spec: Fields = SPEC): string[] {
  const podKind = podKindOf(manifest['apiVersion'], manifest['kind'])!;
  return kubectlCommands(manifest, podKind, asStored(spec)).map(({ command }) => command);
}

function workload(apiVersion: string, kind: string, more: object = {}, metadata: object = {}): Fields {
  const template = { metadata: { labels: { app: 'web' } } };
  return { apiVersion, kind, metadata: { name: 'web', ...metadata }, spec: { template, ...more } };
}

const RESTART_ALL = {
  restartPolicy: 'Never',
  restartPolicyRules: [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [88] } }],
};
const LABELS = { selector: { matchLabels: { app: 'web' } } };

describe('the commands for a Pod', () => {
  test('name it, its namespace and each of its containers', () => {
    const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } };
    const initContainers = [{ name: 'setup' }, { name: 'logs', restartPolicy: 'Always' }];
    const found = kubectlCommands(manifest, podKindOf('v1', 'Pod')!, asStored({ ...SPEC, initContainers }));
    expect(found).toEqual([
      { purpose: 'describe', command: 'kubectl describe pod web -n shop' },
      { purpose: 'events', command: 'kubectl events --for pod/web -n shop' },
      { purpose: 'logs', container: 'setup', command: 'kubectl logs pod/web -n shop -c setup' },
      { purpose: 'previousLogs', container: 'setup', command: 'kubectl logs pod/web -n shop -c setup --previous' },
      { purpose: 'logs', container: 'logs', command: 'kubectl logs pod/web -n shop -c logs' },
      { purpose: 'previousLogs', container: 'logs', command: 'kubectl logs pod/web -n shop -c logs --previous' },
      { purpose: 'exec', container: 'logs', command: 'kubectl exec -it pod/web -n shop -c logs -- sh' },
      { purpose: 'logs', container: 'web', command: 'kubectl logs pod/web -n shop -c web' },
      { purpose: 'previousLogs', container: 'web', command: 'kubectl logs pod/web -n shop -c web --previous' },
      { purpose: 'exec', container: 'web', command: 'kubectl exec -it pod/web -n shop -c web -- sh' },
      { purpose: 'portForward', command: 'kubectl port-forward pod/web -n shop 8080' },
    ]);
  });

  test.each<[string, object, string[]]>([
    ['no container in a Pod that never restarts one', {}, []],
    ['a container with a policy of its own', { restartPolicy: 'OnFailure' }, ['web']],
    ['all containers that another one starts again', RESTART_ALL, ['import', 'web']],
  ])('show the logs before the last restart of %s', (_, more, names) => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
    const [web] = SPEC.containers;
    const spec = { restartPolicy: 'Never', containers: [{ name: 'import' }, { ...web, ...more }] };
    const previous = commands(pod, spec).filter((command) => command.endsWith('--previous'));
    expect(previous).toEqual(names.map((name) => `kubectl logs pod/web -c ${name} --previous`));
  });

  test('leave the namespace to kubectl where the manifest names none', () => {
    expect(commands({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } })[0]).toBe('kubectl describe pod web');
  });

  test('open the shell that Windows has', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
    expect(commands(pod, { ...SPEC, os: { name: 'windows' } })).toContain('kubectl exec -it pod/web -c web -- cmd');
  });

  test.each([
    ['a Pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } }, 'pod/web -n shop'],
    [
      'a workload, for which kubectl debug must be told one Pod,',
      workload('apps/v1', 'Deployment', LABELS),
      '$(kubectl get pods -l app=web -o name | head -n 1)',
    ],
  ])('of %s start a container with a shell if an image has none', (_, manifest, pod) => {
    const containers = [{ name: 'web', image: 'gcr.io/distroless/static-debian12:nonroot' }];
    expect(commands(manifest, { containers }).at(-1)).toBe(
      `kubectl debug -it ${pod} --image=busybox:1.37 --target=web -- sh`,
    );
  });

  test.each([
    ['Deployment', 'apps/v1', 'deployment/web'],
    ['ReplicaSet', 'apps/v1', 'replicaset/web'],
    ['DaemonSet', 'apps/v1', 'daemonset/web'],
    ['Job', 'batch/v1', 'job/web'],
  ])('of a %s let kubectl find it by the workload, and elsewhere by the label selector', (kind, apiVersion, pod) => {
    expect(commands(workload(apiVersion, kind, LABELS))).toEqual([
      'kubectl describe pods -l app=web',
      'kubectl get pods -l app=web -o name | xargs -n 1 kubectl events --for',
      `kubectl logs ${pod} -c web`,
      `kubectl logs ${pod} -c web --previous`,
      `kubectl exec -it ${pod} -c web -- sh`,
      `kubectl port-forward ${pod} 8080`,
    ]);
  });

  test('of a StatefulSet name its first Pod', () => {
    expect(commands(workload('apps/v1', 'StatefulSet', LABELS))[2]).toBe('kubectl logs pod/web-0 -c web');
    const from5 = workload('apps/v1', 'StatefulSet', { ordinals: { start: 5 } });
    expect(commands(from5)[0]).toBe('kubectl describe pod web-5');
  });

  test('of a Job without a selector use the label that every Pod of a Job has', () => {
    expect(commands(workload('batch/v1', 'Job'))[0]).toBe('kubectl describe pods -l batch.kubernetes.io/job-name=web');
  });

  test('of a ReplicationController read its selector, which is a set of labels', () => {
    expect(commands(workload('v1', 'ReplicationController', { selector: { tier: 'front' } }))[0]).toBe(
      'kubectl describe pods -l tier=front',
    );
  });

  test('of a CronJob find its newest Pod first, by the labels that it gets', () => {
    const template = { metadata: { labels: { app: 'web' } } };
    const cronJob = workload('batch/v1', 'CronJob', { jobTemplate: { spec: { template } } }, { namespace: 'shop' });
    expect(commands(cronJob)).toEqual([
      'POD=$(kubectl get pods -n shop --sort-by .metadata.creationTimestamp -o name -l app=web | tail -n 1)',
      'kubectl describe "$POD" -n shop',
      'kubectl events --for "$POD" -n shop',
      'kubectl logs "$POD" -n shop -c web',
      'kubectl logs "$POD" -n shop -c web --previous',
      'kubectl exec -it "$POD" -n shop -c web -- sh',
      'kubectl port-forward "$POD" -n shop 8080',
    ]);
  });

  test('of a CronJob without labels find it by what its name begins with', () => {
    expect(commands({ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'web' }, spec: {} })[0]).toBe(
      'POD=$(kubectl get pods --sort-by .metadata.creationTimestamp -o name | grep -F pod/web- | tail -n 1)',
    );
  });

  test('of a Pod that has no name yet find it by its labels', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-', labels: { app: 'web' } } };
    expect(commands(pod)[0]).toBe(
      'POD=$(kubectl get pods --sort-by .metadata.creationTimestamp -o name -l app=web | tail -n 1)',
    );
  });

  test.each<[string, Fields]>([
    ['a Pod without a name and labels', { apiVersion: 'v1', kind: 'Pod' }],
    ['a PodTemplate without labels', { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'web' } }],
    ['a name that no cluster takes', { apiVersion: 'v1', kind: 'Pod', metadata: { name: '$(reboot)' } }],
    ['such a namespace', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: '; reboot' } }],
  ])('are none for %s', (_, manifest) => {
    expect(commands(manifest)).toEqual([]);
  });

  test('are none for a container whose name no cluster takes', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
    expect(commands(pod, { containers: [{ name: '$(reboot)' }] })).toEqual([
      'kubectl describe pod web',
      'kubectl events --for pod/web',
    ]);
  });
});

describe('label selectors', () => {
  test('are quoted for the shell where they need it', () => {
    const matchExpressions = [
      { key: 'tier', operator: 'In', values: ['front', 'edge'] },
      { key: 'canary', operator: 'DoesNotExist' },
      { key: 'team', operator: 'Exists' },
      { key: 'zone', operator: 'NotIn', values: ['a'] },
    ];
    const selector = { matchLabels: { app: 'web' }, matchExpressions };
    expect(commands(workload('apps/v1', 'Deployment', { selector }))[0]).toBe(
      "kubectl describe pods -l 'app=web,tier in (front,edge),!canary,team,zone notin (a)'",
    );
  });

  test('that hold what no label holds are not used', () => {
    const template = { metadata: { labels: {} } };
    const selector = { matchLabels: { app: "'; reboot #" } };
    expect(commands({ ...workload('apps/v1', 'Deployment'), spec: { selector, template } })[0]).toBe(
      'POD=$(kubectl get pods --sort-by .metadata.creationTimestamp -o name | grep -F pod/web- | tail -n 1)',
    );
  });
});

describe('forwarded ports', () => {
  function forwarded(...ports: object[]): string | undefined {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
    return commands(pod, { containers: [{ name: 'web', ports }] }).find((command) => command.includes('port-forward'));
  }

  test('below 1024 get a number on this machine that needs no privilege', () => {
    expect(forwarded({ containerPort: 80 }, { containerPort: 443 })).toBe(
      'kubectl port-forward pod/web 8080:80 8443:443',
    );
  });

  test('below 1024 get any free number where that one is taken', () => {
    expect(forwarded({ containerPort: 80 }, { containerPort: 8080 })).toBe('kubectl port-forward pod/web :80 8080');
  });

  test('are those for TCP, each once', () => {
    const dns = { containerPort: 5353, protocol: 'UDP' };
    expect(forwarded({ containerPort: 8080 }, { containerPort: 8080, name: 'http' }, dns)).toBe(
      'kubectl port-forward pod/web 8080',
    );
    expect(forwarded(dns)).toBeUndefined();
  });
});
