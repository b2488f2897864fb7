import * as fc from 'fast-check';
import { isFields, listOf, type Fields } from '../../src/kubernetes/json';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { containersOf } from '../../src/pod/containers';
import { portsOf } from '../../src/pod/network/ports';
import { findingText } from '../../src/findings/finding-text';
import { EVERY_FEATURE } from '../kubernetes/fields/every-feature';
import { RULES } from '../../src/rules/catalogue';
import { judge } from '../../src/rules/engine';
import { helper, manifestOf, podIn, sharedVolume } from './judge-pod';
import { Provenance } from '../../src/pod/provenance';

const [proxy] = listOf(EVERY_FEATURE['initContainers']).filter(isFields);
const [web] = listOf(EVERY_FEATURE['containers']).filter(isFields);
const command = { exec: { command: ['curl', 'http://localhost:8080/'] } };

/** A Pod with every field that rules look at. */
const FULL = manifestOf({
  spec: {
    ...EVERY_FEATURE,
    terminationGracePeriodSeconds: 30,
    shareProcessNamespace: true,
    hostPID: true,
    os: { name: 'linux' },
    overhead: { cpu: '1m' },
    securityContext: {
      runAsUser: 1000,
      sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
    },
    initContainers: [{ ...proxy, startupProbe: command, lifecycle: { preStop: command } }],
    containers: [web],
  },
  workload: { volumeClaimTemplates: [{ metadata: { name: 'claim' } }] },
});

type Path = readonly (string | number)[];

/** Every place of a piece of JSON, the root left out. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_item, index) => index) : Object.keys(value);
  return keys.flatMap((key) => {
    const at = [...path, key];
    return [at, ...places((value as Fields)[key], at)];
  });
}

/** A copy in which something else stands at a place. */
function replaced(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const inside = replaced((value as Fields)[key], rest, replacement);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? inside : (item as unknown)));
  return { ...(value as Fields), [key]: inside };
}

/** JSON that no field expects, with the names by which JavaScript turns objects into text and numbers. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    '(',
    '[*]',
    -1,
    1.5,
    1e21,
    true,
    [],
    [null],
    [[]],
    {},
    { toString: 1, valueOf: 1 },
    [{ toString: 1, valueOf: 1 }],
    { constructor: null },
    { name: { toString: 1 } },
    { length: 1 },
  ),
);

/** The parts that decide whether the rest is looked at stay as they are. */
const replaceable = places(FULL).filter(([first]) => first !== 'apiVersion' && first !== 'kind');

const COMPLETE = /^(error|warning|info) [a-z-]+: [^]+\.\n {2}at: {2}[^]+\n {2}fix: .+\.$/;

describe('whatever stands in a manifest', () => {
  const oldest = '1.27';
  const everythingAdded = (): Provenance => {
    const provenance = new Provenance('app/shop');
    for (const name of ['web', 'proxy', 'setup']) helper(name, { startsBeforeApp: true })(provenance);
    sharedVolume('data')(provenance);
    return provenance;
  };

  test('the rules judge it without failing, and what they say is complete', () => {
    fc.assert(
      fc.property(fc.constantFrom(...replaceable), anything, (path, value) => {
        const manifest = replaced(FULL, path, value) as Fields;
        const found = [everythingAdded(), undefined].flatMap((provenance) =>
          judge(podIn(manifest, provenance, { version: oldest }), RULES),
        );
        expect(found.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
        expect(found.map(findingText).filter((text) => !COMPLETE.test(text))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('the rules judge each place of a Pod when null, a number, a list or a strange object stands in it', () => {
    const strange = [null, 7, [null], { toString: 1, valueOf: 1 }];
    // Each place meets one of them, and the next place another: every pair would take longer than all tests of rules.
    for (const [index, path] of replaceable.entries()) {
      const manifest = replaced(FULL, path, strange[(index + (index >> 2)) % strange.length]) as Fields;
      const pod = podIn(manifest, everythingAdded(), { version: NEWEST_VERSION.toString() });
      expect(() => RULES.forEach((rule) => rule.check(pod))).not.toThrow();
    }
  });

  test('its containers and ports can be listed', () => {
    fc.assert(
      fc.property(
        fc.record({ initContainers: anything, containers: anything, ephemeralContainers: anything }),
        anything,
        (spec, ports) => {
          const containers = containersOf({ ...spec, containers: [{ name: 'web', ports }] });
          expect(containers.filter(({ kind }) => kind === 'app')).toHaveLength(1);
          expect(portsOf(spec).every(({ protocol }) => typeof protocol === 'string')).toBe(true);
        },
      ),
    );
  });
});
