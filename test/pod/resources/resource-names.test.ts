import { parseQuantity } from '../../../src/kubernetes/quantity';
import {
  hugePageSize,
  isCountedInBytes,
  isNativeResource,
  isOvercommitAllowed,
  resourceNameProblem,
} from '../../../src/pod/resources/resource-names';

test.each<[string, { native: boolean; overcommit: boolean; bytes: boolean }]>([
  ['cpu', { native: true, overcommit: true, bytes: false }],
  ['memory', { native: true, overcommit: true, bytes: true }],
  ['ephemeral-storage', { native: true, overcommit: true, bytes: true }],
  ['hugepages-2Mi', { native: true, overcommit: false, bytes: true }],
  ['kubernetes.io/batch-cpu', { native: true, overcommit: true, bytes: false }],
  ['nvidia.com/gpu', { native: false, overcommit: false, bytes: false }],
])('%s is what Kubernetes takes it for', (name, { native, overcommit, bytes }) => {
  expect([isNativeResource(name), isOvercommitAllowed(name), isCountedInBytes(name)]).toEqual([
    native,
    overcommit,
    bytes,
  ]);
});

test.each([
  ['hugepages-2Mi', '2Mi'],
  ['hugepages-1Gi', '1Gi'],
  ['hugepages-2097152', '2097152'],
])('%s has pages of %s', (name, size) => {
  expect(hugePageSize(name)).toEqual(parseQuantity(size));
});

test.each(['hugepages-', 'hugepages-big', 'hugepages-0', 'hugepages--2Mi', 'hugepages-500m'])(
  '%s names no size of a page',
  (name) => {
    expect(hugePageSize(name)).toBeUndefined();
  },
);

test.each([
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  'nvidia.com/gpu',
  'example.com/A_b.c-9',
  'kubernetes.io/anything',
  `${'a'.repeat(244)}/b`,
])('a container can ask for %s', (name) => {
  expect(resourceNameProblem(name)).toBeUndefined();
});

test.each([
  ['disk', 'is not a resource that containers have'],
  ['', 'is not a resource that containers have'],
  ['hugepages-2 Mi', 'is not a resource that containers have'],
  ['/gpu', 'has the domain "", which is not a DNS subdomain'],
  ['nvidia.com/', 'is not a resource name'],
  ['nvidia.com/-gpu', 'is not a resource name'],
  ['a/b/c', 'is not a resource name'],
  [`nvidia.com/${'g'.repeat(64)}`, 'has a name of 64 characters, and it has at most 63'],
  ['requests.nvidia.com/gpu', 'begins with "requests.", which only quotas have'],
  [`${'a'.repeat(245)}/b`, 'has a domain of more than 244 characters'],
])('a container cannot ask for %j', (name, problem) => {
  expect(resourceNameProblem(name)).toContain(problem);
});
