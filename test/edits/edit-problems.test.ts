import {
  clientStartsFirst,
  impossibleOrder,
  mergeFailed,
  patchFailed,
  patchWithoutEffect,
  selectorMissing,
  templateMissing,
  unknownContainer,
} from '../../src/edits/edit-problems';
import { metadataClash } from '../../src/edits/metadata-clash';
import { portOutOfRange } from '../../src/edits/port-problems';
import { containersOf, type PodContainer } from '../../src/pod/containers';
import type { EditProblem } from '../../src/findings/problem';

const [MIGRATE] = containersOf({ initContainers: [{ name: 'migrate' }] }) as [PodContainer];

/** The rule, the message and the fix of a problem, as a user reads them. */
function lines({ kind, problem }: EditProblem): string[] {
  return [`${kind.severity} ${kind.id}: ${problem.message}`, `fix: ${problem.fix}`];
}

describe('an edit that cannot be made says why and what to do', () => {
  test('where it names a container that is not there', () => {
    expect(lines(unknownContainer('wep', ['setup', 'proxy', 'web'], { construct: 'app/shop' }))).toEqual([
      'error unknown-container: no container has the name "wep": the Pod has "setup", "proxy" and "web".',
      'fix: did you mean "web"? Use that name, or add the container.',
    ]);
  });

  test('where a patch changes nothing', () => {
    expect(lines(patchWithoutEffect('{"spec":{}}', 'app/shop'))).toEqual([
      'error patch-without-effect: the patch {"spec":{}} changes nothing.',
      'fix: remove the patch, or correct its path or value; paths begin at the Pod template, as in /spec/containers/0/image.',
    ]);
  });

  test('where a patch names what is not there', () => {
    expect(
      lines(
        patchFailed(
          '{"op":"remove","path":"/x"}',
          { reason: 'there is nothing at /x', fix: 'correct its path.' },
          'app/shop',
        ),
      ),
    ).toEqual([
      'error patch-failed: the patch {"op":"remove","path":"/x"} cannot be applied: there is nothing at /x.',
      'fix: correct its path.',
    ]);
  });

  test('where a piece cannot be merged', () => {
    expect(
      lines(mergeFailed('{"ports":{}}', { reason: '"ports" is a list', fix: 'write a list.' }, 'app/shop')),
    ).toEqual([
      'error merge-failed: the piece {"ports":{}} cannot be merged: "ports" is a list.',
      'fix: write a list.',
    ]);
  });

  test('where it would replace a label or an annotation', () => {
    expect(lines(metadataClash('label', 'tier', ['"web"', '"db"'], { construct: 'app/shop' }))).toEqual([
      'error metadata-clash: the label tier is "web" already, and "db" would replace it.',
      'fix: remove it from one side, or replace it on purpose.',
    ]);
  });

  test('where an order forms a cycle', () => {
    expect(
      lines(impossibleOrder({ message: 'it forms a cycle.', fix: 'take one out.', construct: 'app/shop/a' })),
    ).toEqual(['error init-order: it forms a cycle.', 'fix: take one out.']);
  });

  test('where there is no Pod template', () => {
    expect(lines(templateMissing('spec.template'))).toEqual([
      'error template-missing: there is no Pod template at spec.template.',
      'fix: write the template into the manifest before anything joins it.',
    ]);
  });

  test('where the Pods have no labels to be found by', () => {
    expect(lines(selectorMissing('app/shop', 'Adapter.metrics'))).toEqual([
      'error selector-missing: a Service or monitor finds the Pods by their labels, and they have none.',
      'fix: label the Pods.',
    ]);
  });

  test('where a pattern is given a port that cannot be', () => {
    expect(lines(portOutOfRange({ port: 70000, use: 'of the adapter', option: 'port' }, 'app/shop/metrics'))).toEqual([
      'error port-number: the port 70000 of the adapter is not a whole number from 1 to 65535.',
      'fix: use a port in this range.',
    ]);
  });

  test('where an init step needs an ambassador that starts after it', () => {
    expect(lines(clientStartsFirst(MIGRATE, 'db', 'app/shop/db'))).toEqual([
      'error client-starts-first: "migrate" is a client of "db", but runs to completion before "db" starts.',
      "fix: put it after the ambassador, with `after: ['db']` in the InitStep; the ambassador has to be a native sidecar.",
    ]);
  });
});
