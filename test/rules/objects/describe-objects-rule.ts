import type { Fields } from '../../../src/kubernetes/json';
import { findingText } from '../../../src/findings/finding-text';
import { RULES_OF_OBJECTS } from '../../../src/rules/catalogue';
import { judgeObjects } from '../../../src/rules/engine';

/** The objects of an input that break a rule, and every line that a user then sees. */
export interface FailingObjects {
  readonly objects: readonly Fields[];
  readonly finds: readonly string[];
}

/** The inputs of a rule about all objects, by what each shows. */
export interface ObjectsRuleCases {
  readonly passes: { readonly [shows: string]: readonly Fields[] };
  readonly fails: { readonly [shows: string]: FailingObjects };
}

/** What one rule finds in the objects of an input, as text. */
export function foundByObjectsRule(id: string, objects: readonly Fields[]): string {
  const inputs = objects.map((manifest) => ({ manifest }));
  const rules = RULES_OF_OBJECTS.filter((rule) => rule.id === id);
  return judgeObjects(inputs, rules).map(findingText).join('\n\n');
}

/** Tests a rule about all objects by itself: two of them often have a word on the same Service. */
export function describeObjectsRule(id: string, { passes, fails }: ObjectsRuleCases): void {
  describe(`the rule ${id}`, () => {
    test.each(Object.entries(passes))('lets pass %s', (_shows, objects) => {
      expect(foundByObjectsRule(id, objects)).toBe('');
    });

    test.each(Object.entries(fails))('finds %s', (_shows, { objects, finds }) => {
      expect(foundByObjectsRule(id, objects).split('\n')).toEqual(finds);
    });
  });
}

/** Fields that differ from those of the object of a kind. */
export interface ObjectFields {
  readonly metadata?: Fields;
  readonly spec?: Fields;
}

/** A Service `web` that leads to port 8080 of the Pods with the label `app: web`. */
export function service({ metadata, spec }: ObjectFields = {}): Fields {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', ...metadata },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec },
  };
}

/** A Deployment `web` whose Pods have the label `app: web` and one container `web` with the port 8080, called `http`. */
export function deployment(
  container: Fields = {},
  { metadata, spec, pod, labels }: ObjectFields & { readonly pod?: Fields; readonly labels?: Fields } = {},
): Fields {
  const ports = [{ name: 'http', containerPort: 8080 }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', ...metadata },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web', ...labels } },
        spec: { containers: [{ name: 'web', image: 'shop:1', ports, ...container }], ...pod },
      },
      ...spec,
    },
  };
}

/** A disruption budget for the Pods with the label `app: web`. */
export function budget(spec: Fields): Fields {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  };
}
