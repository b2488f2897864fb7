import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import schema from '../../schemas/explain.schema.json';
import { jsonReporter } from '../../src/explain/report/json-report';
import { SCHEMA_VERSION } from '../../src/explain/report/explain-output';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { breachesOf } from '../support/schema-breaches';
import { arbitraryPodObject } from './arbitrary-pod';
import { jsonOf, podsIn, podsOf } from './explained';

const DIST = join(__dirname, '../../dist');

const breaches = breachesOf(schema);

test('everything that explain says of the Pods of dist/ is as the schema in the package says', () => {
  const pods = readdirSync(DIST).flatMap((file) => podsIn(readFileSync(join(DIST, file), 'utf8'), file));
  expect(pods.length).toBeGreaterThan(8);
  expect(breaches(jsonOf(pods))).toEqual([]);
});

test('everything that explain says of any Pod is as the schema says', () => {
  fc.assert(
    fc.property(arbitraryPodObject, (object) => expect(breaches(jsonOf(podsOf(object)))).toEqual([])),
    { numRuns: 60 },
  );
});

test('what could not be read is as the schema says', () => {
  const errors = [{ file: 'a.yaml', document: 0, line: 1, message: 'It is wrong.' }];
  const text = jsonReporter(KubernetesVersion.of('1.34.2')).endText({ pods: 0, skipped: 2, unexplained: [], errors });
  expect(breaches(JSON.parse(text))).toEqual([]);
});

test('the check finds fields that are missing, unknown or of another type', () => {
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', spec: {} });
  const { qosClass: _qosClass, ...rest } = pod!;
  const output = {
    schemaVersion: SCHEMA_VERSION,
    target: 1,
    targetIsPreview: false,
    pods: [{ ...rest, extra: 1 }],
    errors: [],
    unexplained: [],
    skipped: 0,
  };
  expect(breaches(output)).toEqual([
    '/target must be string',
    "/pods/0 must have required property 'qosClass'",
    '/pods/0 must NOT have additional properties',
  ]);
});
