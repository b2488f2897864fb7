import { appsTogether } from '../../../src/rules/workload/apps-together';
import { foundInPod } from '../judge-plain';

const found = (...images: string[]): string[] =>
  foundInPod(appsTogether, { containers: images.map((image, index) => ({ name: `c${index}`, image })) });

describe('the rule apps-together', () => {
  test('finds a database beside an app', () => {
    expect(found('a.b/shop:1', 'postgres:17')).toEqual([
      'info apps-together: "c1" runs a database beside "c0": the two restart, move and scale only together.\n' +
        '  at:  Pod "shop", container "c1"\n' +
        '  in:  spec.containers[1]\n' +
        '  fix: give "c1" a StatefulSet and a Service of its own.',
    ]);
  });

  test.each([
    [['postgres:17', 'prometheuscommunity/postgres-exporter:1']],
    [['mysql:8', 'a.b/backup:1']],
    [['a.b/shop:1', 'envoyproxy/envoy:v1']],
    [['postgres:17']],
  ])('lets pass %j', (images) => {
    expect(found(...images)).toEqual([]);
  });
});
