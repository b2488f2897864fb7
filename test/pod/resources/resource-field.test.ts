import { containersOf } from '../../../src/pod/containers';
import { resourceFieldValue } from '../../../src/pod/resources/resource-field';

const resources = {
  requests: { cpu: '50m', memory: '80Mi', 'ephemeral-storage': '1500' },
  limits: { cpu: '1500m', 'hugepages-2Mi': '4Mi' },
};

function valueOf(resource: string, divisor?: string, pod: object = {}): unknown[] {
  const spec = { ...pod, containers: [{ name: 'web', resources }] };
  const reference = { resource, ...(divisor !== undefined && { divisor }) };
  return Object.values(resourceFieldValue(spec, containersOf(spec)[0]!, reference));
}

describe('what a reference to an amount gives', () => {
  test.each([
    ['requests.cpu', undefined, '1'],
    ['requests.cpu', '1m', '50'],
    ['requests.cpu', '0', '1'],
    ['limits.cpu', undefined, '2'],
    ['limits.cpu', '10m', '150'],
    ['requests.memory', undefined, '83886080'],
    ['requests.memory', '1Mi', '80'],
    ['requests.ephemeral-storage', '1k', '2'],
    ['limits.hugepages-2Mi', '1Mi', '4'],
  ])('is %s in units of %s, rounded up: %s', (resource, divisor, value) => {
    expect(valueOf(resource, divisor)).toEqual([value, 'container']);
  });

  test.each([['requests.hugepages-2Mi'], ['limits.hugepages-1Gi']])('is 0 for %s, which is not set', (resource) => {
    expect(valueOf(resource)).toEqual(['0', 'nobody']);
  });

  test.each([['limits.memory'], ['limits.ephemeral-storage']])('is what the node has for %s', (resource) => {
    expect(valueOf(resource)).toEqual([null, 'node']);
  });

  test('is the limit of the Pod as a whole before what the node has', () => {
    const pod = { resources: { limits: { memory: '1Gi' } } };
    expect(valueOf('limits.memory', '1Mi', pod)).toEqual(['1024', 'pod']);
    expect(valueOf('limits.cpu', '1m', pod)).toEqual(['1500', 'container']);
  });
});
