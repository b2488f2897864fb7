import fc from 'fast-check';
import { KubernetesVersion, QosClass } from '../../src';
import type { Fields } from '../../src/kubernetes/json';
import { qosOf } from '../../src/pod/resources/qos';
import { storedSpec } from '../../src/pod/stored-spec';
import { guaranteedShape } from '../../src/qos/helper-shape';
import { podOfTiers, TIERS } from './arbitrary-tiers';
import { NEWEST_VERSION } from '../../src/kubernetes/version';

const MINORS = fc.integer({ min: 27, max: NEWEST_VERSION.minor });

function classOf(spec: Fields, minor: number): string {
  const target = { version: KubernetesVersion.of(`1.${minor}`), featureGates: {} };
  return qosOf(storedSpec(spec, target), target).qosClass;
}

test.each(Object.values(QosClass))('a Pod all of whose containers have a tier for %s is of that class', (qosClass) => {
  fc.assert(
    fc.property(podOfTiers(qosClass), MINORS, (spec, minor) => {
      expect(classOf(spec, minor)).toBe(qosClass);
    }),
    { numRuns: 450 },
  );
});

test('what one tier gives is of its class, and the other tiers are not', () => {
  const any = fc.constantFrom(...Object.values(QosClass));
  const tier = any.chain((qosClass) => TIERS[qosClass]);
  fc.assert(
    fc.property(tier, tier, MINORS, (first, second, minor) => {
      const containers = [first, second].map(({ manifest }, index) => ({
        name: `c${index}`,
        resources: manifest as Fields,
      }));
      const expected = first.qosClass === second.qosClass ? first.qosClass : QosClass.BURSTABLE;
      expect(classOf({ containers }, minor)).toBe(expected);
    }),
    { numRuns: 350 },
  );
});

const amount = fc.constantFrom('100m', '0.1', '1', '64Mi', '0', undefined);
const list = fc.record({ cpu: amount, memory: amount, 'ephemeral-storage': fc.constant('1Gi') }, { requiredKeys: [] });
const resources = fc.record({ requests: list, limits: list }, { requiredKeys: [] });

test('the shape of a Guaranteed Pod adds what is missing to a helper, changes nothing else, and is idempotent', () => {
  fc.assert(
    fc.property(resources, (written) => {
      const shaped = guaranteedShape(written);
      expect(shaped).toMatchObject(JSON.parse(JSON.stringify(written)) as Fields);
      expect(guaranteedShape(shaped)).toEqual(shaped);
    }),
    { numRuns: 350 },
  );
});

test('a helper of that shape keeps a Guaranteed Pod so if both resources have amounts above zero that do not differ', () => {
  fc.assert(
    fc.property(resources, MINORS, (written, minor) => {
      const helper = JSON.parse(JSON.stringify(guaranteedShape(written))) as Fields;
      const equal = { cpu: '1', memory: '1Gi' };
      const web = { name: 'web', resources: { requests: equal, limits: equal } };
      const containers = [web, { name: 'helper', resources: helper }];
      const isEven = ['cpu', 'memory'].every((resource) => isEqual(written, resource as 'cpu' | 'memory'));
      expect(classOf({ containers }, minor)).toBe(isEven ? 'Guaranteed' : 'Burstable');
    }),
    { numRuns: 350 },
  );
});

type Written = {
  readonly [side in 'requests' | 'limits']?: { readonly [resource in 'cpu' | 'memory']?: string | undefined };
};

/** Whether the amounts that are written for a resource, one or two of them, are one amount above zero. */
function isEqual({ requests, limits }: Written, resource: 'cpu' | 'memory'): boolean {
  const values = [requests?.[resource], limits?.[resource]].filter((value) => value !== undefined);
  const canonical = new Set(values.map((value) => (value === '0.1' ? '100m' : value)));
  return canonical.size === 1 && !canonical.has('0');
}
