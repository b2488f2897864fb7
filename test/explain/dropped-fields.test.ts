import { KubernetesVersion } from '../../src/kubernetes/version';
import { podsIn } from './explained';
import { linesIn } from './report/lines-in';

const SIDECAR_AND_MORE = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'new-fields' },
  spec: {
    resources: { requests: { cpu: '1', memory: '1Gi' } },
    initContainers: [{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' }],
    containers: [{ name: 'app', image: 'app:1' }],
    securityContext: { supplementalGroupsPolicy: 'Strict' },
  },
};

function explained(version: KubernetesVersion, object: object = SIDECAR_AND_MORE): ReturnType<typeof podsIn>[number] {
  return podsIn(JSON.stringify(object), 'a.yaml', version)[0]!;
}

function textOf(version: KubernetesVersion): string {
  return linesIn(explained(version), 'What the target drops').join(' ');
}

describe('the fields that the target drops', () => {
  test('are data: the field, its feature, and what would keep it', () => {
    expect(explained(KubernetesVersion.V1_28).droppedFields).toEqual([
      {
        path: 'spec.initContainers[0].restartPolicy',
        container: 'proxy',
        feature: 'native sidecars',
        gate: 'SidecarContainers',
        isKnown: true,
        keptFrom: '1.29',
      },
      {
        path: 'spec.securityContext.supplementalGroupsPolicy',
        container: null,
        feature: 'supplemental groups policies',
        gate: 'SupplementalGroupsPolicy',
        isKnown: false,
        keptFrom: '1.33',
      },
      {
        path: 'spec.resources',
        container: null,
        feature: 'resources of the whole Pod',
        gate: 'PodLevelResources',
        isKnown: false,
        keptFrom: '1.34',
      },
    ]);
  });

  test('stand at the top, with what becomes of the Pod', () => {
    expect(textOf(KubernetesVersion.V1_31)).toBe(
      'spec.securityContext.supplementalGroupsPolicy (supplemental groups policies; from Kubernetes 1.33 on, or with the feature gate SupplementalGroupsPolicy): ' +
        'The groups of the image are added. ' +
        'spec.resources (resources of the whole Pod; from Kubernetes 1.34 on): ' +
        'Only what the containers ask for counts. ' +
        'The target does not know some of these: kubectl refuses the object, unless it is told --validate=false. ' +
        'What follows is the Pod without them.',
    );
  });

  test('are none for a target that keeps them all', () => {
    expect(explained(KubernetesVersion.V1_35).droppedFields).toEqual([]);
    expect(textOf(KubernetesVersion.V1_35)).toBe('');
  });
});

test('the fields of a Job that a target drops are told with what becomes of the Job', () => {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: 'w:1' }] } };
  const spec = {
    completions: 2,
    completionMode: 'Indexed',
    backoffLimitPerIndex: 1,
    podReplacementPolicy: 'Failed',
    template,
  };
  const job = explained(KubernetesVersion.V1_28, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'a' },
    spec,
  });
  expect(linesIn(job, 'What the target drops').join(' ')).toBe(
    'spec.backoffLimitPerIndex (limits of failures for each index of a Job; from Kubernetes 1.29 on, or with the feature ' +
      'gate JobBackoffLimitPerIndex): The Job does not tell the failures of one index from others. ' +
      'spec.podReplacementPolicy (a policy for the replacement of Pods of a Job; from Kubernetes 1.29 on, or with the ' +
      'feature gate JobPodReplacementPolicy): The Job replaces a Pod as soon as it is to be deleted.',
  );
  expect(job.refusals).toEqual([]);
  const older = explained(KubernetesVersion.V1_27, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'a' },
    spec,
  });
  expect(older).toMatchObject({ droppedFields: [], refusals: [{ rule: 'unknown-field' }, { rule: 'unknown-field' }] });
});

describe('what the API server refuses', () => {
  const refused = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
        },
      },
    },
  };

  test('is named by rule, field and container', () => {
    expect(explained(KubernetesVersion.V1_37, refused).refusals).toEqual([
      {
        rule: 'mount-volume',
        path: 'spec.template.spec.containers[0].volumeMounts[0].name',
        container: 'web',
        message: 'no volume of the Pod has the name "data".',
      },
      {
        rule: 'restart-policy',
        path: 'spec.template.spec.restartPolicy',
        container: null,
        message: 'restartPolicy is "Never", and that of a Deployment must be "Always".',
      },
    ]);
  });

  test('is a sentence each for people', () => {
    expect(linesIn(explained(KubernetesVersion.V1_37, refused), 'What the API server refuses').join(' ')).toBe(
      'spec.template.spec.containers[0].volumeMounts[0].name: no volume of the Pod has the name "data". ' +
        'spec.template.spec.restartPolicy: restartPolicy is "Never", and that of a Deployment must be "Always". ' +
        'No API server of the target takes this Deployment, so that it never has a Pod. What follows is only what it asks for.',
    );
  });

  test('is a field that leaves nothing in its place when the target drops it', () => {
    const preStop = { sleep: { seconds: 10 } };
    const spec = { containers: [{ name: 'web', image: 'web:1', lifecycle: { preStop } }] };
    const pod = explained(KubernetesVersion.V1_28, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
    expect(pod.droppedFields).toEqual([]);
    expect(pod.refusals.map(({ rule, path }) => [rule, path])).toEqual([
      ['feature-unavailable', 'spec.containers[0].lifecycle.preStop.sleep'],
    ]);
  });

  test('is what a container must not have that is no sidecar any more without its restart policy', () => {
    const proxy = {
      name: 'proxy',
      image: 'proxy:1',
      restartPolicy: 'Always',
      startupProbe: { tcpSocket: { port: 1 } },
    };
    const spec = { initContainers: [proxy], containers: [{ name: 'web', image: 'web:1' }] };
    const pod = explained(KubernetesVersion.V1_27, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
    expect(pod.droppedFields.map(({ path }) => path)).toEqual(['spec.initContainers[0].restartPolicy']);
    expect(linesIn(pod, 'What the API server refuses').join(' ')).toBe(
      'spec.initContainers[0].startupProbe: "proxy" is an init container that runs to completion once Kubernetes 1.27 ' +
        'has dropped its restartPolicy, and then must not set startupProbe. ' +
        'No API server of the target takes this Pod, so that it never starts. What follows is only what it asks for.',
    );
  });

  test('is a restart policy that the target knows for native sidecars only', () => {
    const spec = { containers: [{ name: 'web', image: 'web:1', restartPolicy: 'OnFailure' }] };
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
    const told = [KubernetesVersion.V1_27, KubernetesVersion.V1_33, KubernetesVersion.V1_34].map((version) => {
      const { droppedFields, refusals } = explained(version, object);
      return [droppedFields.length, refusals.map(({ rule }) => rule)];
    });
    expect(told).toEqual([
      [1, []],
      [0, ['feature-unavailable']],
      [1, []],
    ]);
  });

  test('is nothing that a linter would only advise against', () => {
    const spec = { containers: [{ name: 'web', image: 'web', command: ['sleep 5'] }] };
    const pod = explained(KubernetesVersion.V1_37, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
    expect(pod.refusals).toEqual([]);
  });
});

test('a liveness probe that can never fail is named among what can never work', () => {
  const livenessProbe = { httpGet: { port: 'service' } };
  const spec = { containers: [{ name: 'web', image: 'web:1', livenessProbe }] };
  const pod = explained(KubernetesVersion.V1_37, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
  expect(linesIn(pod, 'What can never work').join(' ')).toBe(
    'The liveness probe of "web" names the port "service", which the container does not declare: "web" is never restarted by it.',
  );
});
