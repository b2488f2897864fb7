import { amountsOfContainers } from '../../../src/pod/resources/aggregate-resources';
import { sumText } from '../../../src/pod/resources/sum-text';
import type { Fields } from '../../../src/kubernetes/json';

const container = (name: string, cpu: string, more: Fields = {}): Fields => ({
  name,
  resources: { requests: { cpu } },
  ...more,
});
const SIDECAR = { restartPolicy: 'Always' };

test.each<[string, Fields, string]>([
  ['no container', {}, '0'],
  ['a container alone', { containers: [container('web', '500m')] }, '500m ("web")'],
  [
    'app and sidecars',
    {
      initContainers: [container('logs', '100m', SIDECAR)],
      containers: [container('web', '0.5'), container('b', '0')],
    },
    '100m ("logs") + 500m ("web") = 600m',
  ],
  [
    'an init step beside the sidecars before it, if that is more',
    {
      initContainers: [container('a', '100m', SIDECAR), container('step', '2'), container('b', '100m', SIDECAR)],
      containers: [container('web', '1')],
    },
    '100m ("a") + 2 ("step") = 2100m',
  ],
  [
    'many containers by the first ones',
    { containers: Array.from({ length: 12 }, (_, index) => container(`c${index}`, '1')) },
    '1 ("c0") + 1 ("c1") + 1 ("c2") + 1 ("c3") + 1 ("c4") + 1 ("c5") + 1 ("c6") + 1 ("c7") + 1 ("c8") + 1 ("c9") + 2 more = 12',
  ],
])('adds up %s', (_, spec, text) => {
  expect(sumText(amountsOfContainers(spec), 'requests', 'cpu')).toBe(text);
});
