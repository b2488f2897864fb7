import { asStored } from '../support/as-stored';
import { canonicalQuantity, compareQuantities, parseQuantity, type Quantity } from '../../src/kubernetes/quantity';
import { resourceTexts } from '../../src/kubernetes/resource-list';
import { effectiveResources } from '../../src/pod/resources/effective-resources';
import { findWrongTypes } from '../../src/kubernetes/fields/wrong-types';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { CLUSTER, storedContainers, storedPod } from './stored-pod';

const NGINX_POD = `
apiVersion: v1
kind: Pod
metadata:
  name: nginx-pod
spec:
  containers:
  - name: nginx
    image: nginx:1.14.2
    resources:
      limits:
        cpu: "0.5"
        memory: "512Mi"
      requests:
        cpu: "0.25"
        memory: "256Mi"
`;

function amount(text: string | number): Quantity {
  const quantity = parseQuantity(text);
  if (!quantity) throw new Error(`${text} is no quantity`);
  return quantity;
}

// "cpu is stored in units of millicores, and memory in bytes".
test('S17: a fraction of a cpu is stored in millicores', () => {
  expect(storedContainers(NGINX_POD)[0]?.['resources']).toEqual({
    limits: { cpu: '500m', memory: '512Mi' },
    requests: { cpu: '250m', memory: '256Mi' },
  });
});

test.each([
  ['256Mi', 268_435_456],
  ['512Mi', 536_870_912],
  ['256M', 256_000_000],
  ['1Gi', 1_073_741_824],
])('S17: memory is a number of bytes: %s is %d', (text, bytes) => {
  expect(compareQuantities(amount(text), amount(bytes))).toBe(0);
});

test.each([
  ['0.25', '250m'],
  ['0.5', '500m'],
  [0.5, '500m'],
  ['500m', '500m'],
  ['1000m', '1'],
  ['0.001', '1m'],
  ['1024Mi', '1Gi'],
  ['536870912', '536870912'],
  ['1000Mi', '1000Mi'],
  ['1.5Gi', '1536Mi'],
])('S17: an amount is printed as Kubernetes prints it: %p is %s', (written, printed) => {
  expect(canonicalQuantity(amount(written))).toBe(printed);
});

test.each([
  ['0.25', '0.5', -1],
  ['500m', '0.5', 0],
  ['1Gi', '1G', 1],
  ['1000Mi', '1Gi', -1],
])('S17: amounts are compared by what they are worth: %s against %s is %d', (left, right, expected) => {
  expect(compareQuantities(amount(left), amount(right))).toBe(expected);
});

// "requests: the cluster's scheduler assigns a node by this value"; "limits: an upper bound that cannot be exceeded".
test('S17: the scheduler looks for a node by the requests, and the limits are the most that may be used', () => {
  const { requests, limits } = effectiveResources(asStored(storedPod(NGINX_POD)), CLUSTER);

  expect(resourceTexts(requests)).toEqual({ cpu: '250m', memory: '256Mi' });
  expect(resourceTexts(limits)).toEqual({ cpu: '500m', memory: '512Mi' });
});

test('S17: where only limits are written, they are the requests as well', () => {
  const manifest = NGINX_POD.slice(0, NGINX_POD.indexOf('      requests:'));

  expect(resourceTexts(effectiveResources(asStored(storedPod(manifest)), CLUSTER).requests)).toEqual({
    cpu: '500m',
    memory: '512Mi',
  });
});

test.each(['512MB', '512mb', '0,5', 'half', '1 Gi'])(
  'S17: an amount that Kubernetes cannot read is found: %s',
  (text) => {
    expect(findWrongTypes({ containers: [{ resources: { limits: { memory: text } } }] }, NEWEST_VERSION)).toEqual([
      {
        path: 'spec.containers[0].resources.limits[memory]',
        expected: 'a quantity, such as 500m or 64Mi',
        value: text,
      },
    ]);
  },
);
