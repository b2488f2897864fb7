import { ApiObject, App, Chart } from 'cdk8s';
import { ImagePullPolicy, InitStep, Sidecar, TargetCluster, KubernetesVersion } from '../../src';
import { defaultImagePullPolicy } from '../../src/kubernetes/image-pull-policy';
import { storedContainers } from './stored-pod';
import { containersNamed } from './synthesis';

function podWith(image: string, policy?: string): string {
  const written = policy === undefined ? '' : `\n    imagePullPolicy: ${policy}`;
  return `
apiVersion: v1
kind: Pod
metadata:
  name: kubia-manual
spec:
  containers:
  - name: kubia-container
    image: ${image}${written}
`;
}

const DIGEST = 'sha256:6a53af0ff1cfe885e062a94f11b7b76fa84984c19064717a41e132e0cdd632a6';

// The notes print what their cluster stored for `kubia-manual`: `image: khk9346/kubia` and `imagePullPolicy: Always`.
test('S19: the Pod of the notes is stored with the policy that their cluster gave it', () => {
  expect(storedContainers(podWith('khk9346/kubia'))).toMatchObject([
    { name: 'kubia-container', image: 'khk9346/kubia', imagePullPolicy: 'Always' },
  ]);
});

test.each([
  ['docker.io/khk9346/kubia:latest', 'Always', 'the tag is latest'],
  ['khk9346/kubia', 'Always', 'there is no tag'],
  ['nginx:1.14.2', 'IfNotPresent', 'there is another tag'],
  [`docker.io/khk9346/kubia@${DIGEST}`, 'IfNotPresent', 'there is a digest and no tag'],
  ['localhost:5000/kubia', 'Always', 'the 5000 is a port and no tag'],
  ['localhost:5000/kubia:1.0', 'IfNotPresent', 'the tag stands after the port'],
])('S19: without a policy, %s has %s, since %s', (image, expected) => {
  expect(storedContainers(podWith(image))[0]?.['imagePullPolicy']).toBe(expected);
});

// What the notes do not say: a tag counts also where a digest follows it, and its letters are compared exactly.
test.each([
  [`kubia:latest@${DIGEST}`, 'Always'],
  ['kubia:LATEST', 'IfNotPresent'],
  ['Kubia', 'IfNotPresent'],
])('S19: the default is that of the API server in odd cases too: %s has %s', (image, expected) => {
  expect(defaultImagePullPolicy(image)).toBe(expected);
});

test.each(['Always', 'IfNotPresent', 'Never'])('S19: a policy that is written stays: %s', (policy) => {
  expect(storedContainers(podWith('nginx', policy))[0]?.['imagePullPolicy']).toBe(policy);
});

test('S19: a helper has the policy that is asked for, and none is written where none is', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const pod = new ApiObject(new Chart(app, 'notes'), 'kubia', {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { containers: [{ name: 'kubia-container', image: 'khk9346/kubia' }] },
  });
  const securityContext = { user: 999 };
  new Sidecar(pod, 'logs', {
    image: 'fluentd:v1.19.3-debian-1.0',
    imagePullPolicy: ImagePullPolicy.NEVER,
    securityContext,
  });
  new InitStep(pod, 'setup', { image: 'busybox:1.37', securityContext });

  expect(containersNamed(app, 'logs')).toMatchObject([{ imagePullPolicy: 'Never' }]);
  expect(containersNamed(app, 'setup')[0]).not.toHaveProperty('imagePullPolicy');
});
