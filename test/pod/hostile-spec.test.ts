import { asStored } from '../support/as-stored';
// cspell:words letrec
import fc from 'fast-check';
import { phasesOf } from '../../src/pod/timeline/phases';
import { predictRun } from '../support/simulation/predict-run';
import { startOf } from '../../src/pod/timeline/start';
import { stopOf } from '../../src/pod/timeline/stop';
import type { Fields } from '../../src/kubernetes/json';

/** The fields that the timelines read, and values that do not belong there. */
const KEYS = [
  'initContainers',
  'containers',
  'ephemeralContainers',
  'name',
  'command',
  'ports',
  'containerPort',
  'restartPolicy',
  'restartPolicyRules',
  'exitCodes',
  'values',
  'startupProbe',
  'readinessProbe',
  'livenessProbe',
  'lifecycle',
  'postStart',
  'preStop',
  'exec',
  'sleep',
  'seconds',
  'httpGet',
  'tcpSocket',
  'port',
  'periodSeconds',
  'failureThreshold',
  'terminationGracePeriodSeconds',
  'activeDeadlineSeconds',
  'readinessGates',
] as const;

const scalar = fc.oneof(
  fc.constantFrom(null, true, '', 'Always', 'web', 'until nc -z localhost 8080', -1, 0, 0.5, 1, 7, 8080, 1e9, 1e300),
  fc.string(),
  fc.integer(),
);

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', maxDepth: 8 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

const container = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 8, noNullPrototype: true });

const spec = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 6, noNullPrototype: true }),
    fc.array(container, { maxLength: 3 }),
    fc.array(container, { maxLength: 3 }),
  )
  .map(([fields, initContainers, containers]): Fields => ({ initContainers, containers, ...fields }));

test('the timelines of a spec with anything in it are told without an error, and hold no number that is none', () => {
  fc.assert(
    fc.property(spec, (stored) => {
      const told = [startOf(asStored(stored)), stopOf(asStored(stored)), phasesOf(asStored(stored))];
      expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    }),
    { numRuns: 300 },
  );
});

test('a run of a spec with anything in it is predicted', () => {
  fc.assert(
    fc.property(spec, fc.option(fc.integer({ min: 0, max: 50 })), (stored, deletedAt) => {
      const options = { watchedSeconds: 60, ...(deletedAt !== null && { deletedAtSeconds: deletedAt }) };
      const run = predictRun(stored, new Map([['web', { runs: [{ seconds: 0, exitCode: 1 }] }]]), options);
      expect(run.phases[0]).toEqual({ phase: 'Pending', earliestSeconds: 0, latestSeconds: 0 });
    }),
  );
});
