import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { isFields, type Fields } from '../../src/kubernetes/json';
import { podKindOf } from '../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { readManifests } from '../../src/manifests/read-manifests';
import type { Pod } from '../../src/pod/pod';
import { RULES } from '../../src/rules/catalogue';
import type { Rule } from '../../src/rules/rule';
import { Random } from '../cluster/agreement/random';
import { ObjectMaker } from '../cluster/agreement/validation/objects';
import { pageSamples } from '../cluster/rule-pages';
import { PAGES } from '../docs/page-samples';
import { arbitraryPodObject } from '../explain/arbitrary-pod';
import { podIn } from './judge-pod';

const VERSIONS = ['1.27', '1.30', NEWEST_VERSION.toString()];
const SEED = 20261129;
const RANDOM_OBJECTS = 300;

const FILTERED = RULES.filter(({ onlyWith }) => onlyWith !== undefined);

/** The Pods of objects that no code makes, for clusters of all ages. */
function podsOf(objects: readonly Fields[]): Pod[] {
  const known = objects.filter(({ apiVersion, kind }) => podKindOf(apiVersion, kind) !== undefined);
  return VERSIONS.flatMap((version) => known.map((object) => podIn(object, undefined, { version })));
}

function objectsIn(text: string): Fields[] {
  return [...readManifests(text)].flatMap((entry) => ('value' in entry && isFields(entry.value) ? [entry.value] : []));
}

function gallery(): Fields[] {
  return readdirSync('dist').flatMap((file) => objectsIn(readFileSync(join('dist', file), 'utf8')));
}

function randomObjects(): Fields[] {
  return VERSIONS.flatMap((version) => {
    const maker = new ObjectMaker(new Random(SEED), Number(version.split('.')[1]));
    return Array.from({ length: RANDOM_OBJECTS }, () => maker.make().object as Fields);
  });
}

/** The first Pod in which a rule finds something although it has none of the keys. */
function missed({ check }: Rule, keys: readonly string[], pods: readonly Pod[]): Fields | undefined {
  return pods.find((pod) => !keys.some((key) => pod.keys.has(key)) && check(pod).length > 0)?.manifest;
}

describe('a rule that is asked only if an object has one of some keys', () => {
  const samples = pageSamples(PAGES).flatMap(({ yaml }) => objectsIn(yaml));
  const pods = podsOf([...gallery(), ...samples, ...randomObjects()]);

  test.each(FILTERED.map((rule) => [rule.id, rule] as const))('%s finds nothing without them', (_id, rule) => {
    expect(missed(rule, rule.onlyWith ?? [], pods)).toBeUndefined();
  });

  test('would be seen here to miss something if it named another key', () => {
    const unseen = FILTERED.filter((rule) => missed(rule, ['another'], pods) === undefined);
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });

  test('finds nothing without them in any Pod', () => {
    fc.assert(
      fc.property(arbitraryPodObject, (object) => {
        const odd = podsOf([object as Fields]);
        expect(FILTERED.filter((rule) => missed(rule, rule.onlyWith ?? [], odd))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
