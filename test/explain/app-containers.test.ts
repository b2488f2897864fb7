import fc from 'fast-check';
import { fieldsOf, type Fields } from '../../src/kubernetes/json';
import { fieldsAt, podKindOf } from '../../src/kubernetes/kinds';
import { appContainersOf, DEFAULT_CONTAINER_ANNOTATION } from '../../src/pod/app-container';
import { containersOf } from '../../src/pod/containers';
import { arbitraryPodObject } from './arbitrary-pod';
import { podsOf, textOf } from './explained';

/** A CronJob with an ordinary container that ships what another one writes. */
function report(annotations: Fields = {}): Fields {
  const containers = [
    { name: 'report', image: 'report:1' },
    { name: 'shipper', image: 'shipper:1', resources: { requests: { cpu: '50m' } } },
  ];
  const template = { metadata: { annotations }, spec: { restartPolicy: 'Never', containers } };
  const spec = { schedule: '0 3 * * *', jobTemplate: { spec: { template } } };
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'report' }, spec };
}

const NAMED = { [DEFAULT_CONTAINER_ANNOTATION]: 'report' };

/** The lines of a text that have some words in them. */
function linesWith(object: Fields, words: RegExp): string[] {
  const [pod] = podsOf(object);
  return textOf(pod!)
    .split('\n')
    .filter((line) => words.test(line));
}

describe('the app of an explanation', () => {
  test('is what the annotation names, and the other app containers are helpers', () => {
    const [pod] = podsOf(report(NAMED));
    expect(pod!.appContainer).toBe('report');
    expect(pod!.containers.map(({ name, kind, isApp }) => [name, kind, isApp])).toEqual([
      ['report', 'app', true],
      ['shipper', 'app', false],
    ]);
    expect(pod!.helperCosts).toMatchObject([{ container: 'shipper', requests: { cpu: '50m' }, startDelay: null }]);
  });

  test('is all app containers of a manifest that names none: nothing tells that one of them serves the other', () => {
    const [pod] = podsOf(report());
    expect(pod!.appContainer).toBe('report');
    expect(pod!.containers.map(({ isApp }) => isApp)).toEqual([true, true]);
    expect(pod!.helperCosts).toEqual([]);
  });

  test('is called so in every section, and the other app containers are helpers', () => {
    expect(linesWith(report(NAMED), /\(app\)|\(helper\)|shipper +helper/)).toEqual([
      '  shipper    helper  50m / -  - / -',
      '  0 s  report (app) starts',
      '  0 s  shipper (helper) starts',
      '  0 s      report (app) gets TERM',
      '  0 s      shipper (helper) gets TERM',
    ]);
    expect(linesWith(report(), /helper/)).toEqual([]);
  });

  test('ends the Pod together with the other app containers', () => {
    const endings = podsOf(report(NAMED))[0]!.phases.map(({ ending }) => ending);
    expect(endings).toContain('every app container exits with 0');
  });

  test('is the app of edits and findings, whatever the Pod and the annotation', () => {
    fc.assert(
      fc.property(arbitraryPodObject, fc.nat(3), (object, index) => {
        const manifest: Fields = { ...object };
        const template = fieldsAt(manifest, podKindOf(manifest['apiVersion'], manifest['kind'])!.templatePath)!;
        const containers = containersOf(fieldsOf(template['spec']));
        const annotations = { [DEFAULT_CONTAINER_ANNOTATION]: containers[index]?.name };
        const metadata = { ...fieldsOf(template['metadata']), annotations };
        Object.assign(template, { metadata });
        const app = new Set(appContainersOf(metadata, containers).map(({ path }) => path));
        for (const pod of podsOf(manifest)) {
          expect(pod.containers.map(({ isApp }) => isApp)).toEqual(containers.map(({ path }) => app.has(path)));
          expect(pod.helperCosts.map(({ container }) => container)).toEqual(
            // A report spells out half of a surrogate pair as JSON in UTF-8 does.
            containers.filter(({ path }) => !app.has(path)).map(({ name }) => Buffer.from(name).toString()),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});
