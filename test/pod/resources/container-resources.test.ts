import { resourceTexts } from '../../../src/kubernetes/resource-list';
import { resourcesOf } from '../../../src/pod/resources/container-resources';
import { containersOf, type PodContainer } from '../../../src/pod/containers';

function containerWith(resources: unknown): PodContainer {
  return containersOf({ containers: [{ name: 'web', resources }] })[0] as PodContainer;
}

test('the resources of a container are what it requests and its limits', () => {
  const { requests, limits } = resourcesOf(containerWith({ requests: { cpu: '0.5' }, limits: { memory: 1024 } }));
  expect(resourceTexts(requests)).toEqual({ cpu: '500m' });
  expect(resourceTexts(limits)).toEqual({ memory: '1024' });
});

test.each([[undefined], [null], ['all'], [[]], [{ requests: null, limits: 'all' }]])(
  'a container whose resources are %j has none',
  (resources) => {
    const { requests, limits } = resourcesOf(containerWith(resources));
    expect(requests.size + limits.size).toBe(0);
  },
);
