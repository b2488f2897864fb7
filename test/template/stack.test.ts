import { basename } from 'node:path';
import { inspect } from 'node:util';
import { Testing, type App } from 'cdk8s';
import { FindingsError, PodTemplate, Sidecar, type Manifest } from '../../src';
import { deployment, errorOf, newChart } from './support';

const UNKNOWN = `FindingsError: 1 finding:

error unknown-container: no container has the name "wbe": the Pod has "web".
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergeContainer.container = "wbe"
  fix: did you mean "web"? Use that name, or add the container.`;

/** The stack with its one frame shortened to the name of the file. */
function stackOf(action: () => unknown): string {
  const [text, ...frames] = (errorOf(action).stack ?? '').split(/\n {4}at /);
  return [text, ...frames.map((frame) => `at ${basename(frame.replace(/:\d+:\d+\)?$/, ''))}`)].join('\n');
}

function wrongChart(): ReturnType<typeof newChart> {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).mergeContainer('wbe', { tty: true });
  return chart;
}

describe('the stack is the text and one frame in the code of the user', () => {
  test('where a chart is synthesized', () => {
    expect(stackOf(() => Testing.synth(wrongChart()))).toBe(`${UNKNOWN}\nat stack.test.ts`);
  });

  test('where an app is synthesized', () => {
    const app = wrongChart().node.root as App;
    expect(stackOf(() => app.synthYaml())).toBe(`${UNKNOWN}\nat stack.test.ts`);
  });

  test('where an object is rendered', () => {
    const [web] = wrongChart().apiObjects;
    expect(stackOf(() => web!.toJson() as unknown)).toBe(`${UNKNOWN}\nat stack.test.ts`);
  });

  test('where a pattern is made that has no Pod', () => {
    const make = (): unknown => new Sidecar(newChart(), 'logs', { image: 'logs:1' });
    const [, , , , , fix, frame, ...others] = stackOf(make).split('\n');
    expect(fix).toMatch(/^ {2}fix: pass a workload as the scope/);
    expect([frame, others]).toEqual(['at stack.test.ts', []]);
  });

  test('where a piece is no plain data', () => {
    const web = deployment(newChart());
    const edit = (): unknown => PodTemplate.of(web).mergeSpec({ at: new Date(0) } as Manifest);
    expect(stackOf(edit).split('\n').slice(6)).toEqual(['at stack.test.ts']);
  });
});

test('the limit of frames that the user has set stays as it is, and is no hindrance', () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const stack = stackOf(() => Testing.synth(wrongChart()));
  const after = Error.stackTraceLimit;
  Error.stackTraceLimit = limit;
  expect([stack, after]).toEqual([`${UNKNOWN}\nat stack.test.ts`, 1]);
});

test('an error that is printed says each finding once', () => {
  const error = errorOf(() => Testing.synth(wrongChart()));
  expect(error).toBeInstanceOf(FindingsError);
  expect(error.name).toBe('FindingsError');
  expect(inspect(error).match(/no container has the name/g)).toHaveLength(1);
});
