import { Cron, Duration, JsonPatch, type ApiObject, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  InitStep,
  JobLimits,
  LifecycleHandler,
  LifecycleHooks,
  PodTemplate,
  Probe,
  RestartPolicy,
  Sidecar,
  type JobLimitsOptions,
} from '../../src';
import { HELPER } from '../qos/support';
import { findingsOf, job, newChart, objectOf } from '../template/support';

const seconds = (amount: number): Duration => Duration.seconds(amount);
const OPTIONS: JobLimitsOptions = { attempts: 2, attemptTimeout: seconds(60) };

/** Up after 301 s at the latest: 30 periods of 10 s and a timeout of 1 s. */
function addProxy(work: ApiObject, id = 'proxy'): Sidecar {
  const startup = Probe.fromTcpSocket({ port: 5432, failureThreshold: 30 });
  return new Sidecar(work, id, { ...HELPER, startup, startsBeforeApp: true });
}

function specAfter(options: JobLimitsOptions, edit: (work: ApiObject) => void, chart = newChart()): unknown {
  const work = job(chart);
  JobLimits.of(options).applyTo(work);
  edit(work);
  return objectOf(chart, 'Job')['spec'];
}

function findingsAfter(edit: (work: ApiObject) => void, options = OPTIONS): string[] {
  const chart: Chart = newChart();
  const work = job(chart);
  JobLimits.of(options).applyTo(work);
  edit(work);
  return findingsOf(chart).map(({ rule, container, message }) => `${rule} in ${container}: ${message}`);
}

describe('limits that are applied leave time for the start and the end of the final Pod', () => {
  test.each<[string, JobLimitsOptions, number, number]>([
    ['of each Pod: 2 x (301 + 60 + 30) + 10', OPTIONS, 792, 1],
    ['once in one Pod: 301 + 2 x 60 + 30', { ...OPTIONS, restartPolicy: RestartPolicy.ON_FAILURE }, 451, 2],
    ['as it is given, if it is: 2 x (45 + 60 + 30) + 10', { ...OPTIONS, start: seconds(45) }, 280, 1],
    ['as both are given: 2 x (45 + 60 + 5) + 10', { ...OPTIONS, start: seconds(45), stop: seconds(5) }, 230, 1],
    ['and none, if that is said: 2 x 60 + 10', { ...OPTIONS, start: seconds(0), stop: seconds(0) }, 130, 1],
  ])('%s comes of it', (_, options, activeDeadlineSeconds, backoffLimit) => {
    const policy = options.restartPolicy ?? RestartPolicy.NEVER;
    const spec = specAfter(options, (work) => {
      addProxy(work);
      PodTemplate.of(work).setRestartPolicy(policy);
    });
    expect(spec).toMatchObject({ activeDeadlineSeconds, backoffLimit });
  });

  test('of a CronJob', () => {
    const chart = newChart();
    const containers = [{ name: 'report', image: 'report:1' }];
    const work = new kplus.CronJob(chart, 'report', {
      schedule: Cron.daily(),
      restartPolicy: kplus.RestartPolicy.NEVER,
      containers,
    });
    JobLimits.of(OPTIONS).applyTo(work);
    addProxy(work as unknown as ApiObject);
    expect(objectOf(chart, 'CronJob')['spec'].jobTemplate.spec.activeDeadlineSeconds).toBe(792);
  });

  test('with sidecars that stop one after another, the first of them in two seconds more: 2 x (60 + 32) + 10', () => {
    const spec = specAfter({ ...OPTIONS, start: seconds(0) }, (work) => {
      addProxy(work, 'proxy');
      addProxy(work, 'logs');
    });
    expect(spec).toMatchObject({ activeDeadlineSeconds: 194 });
  });

  test('with the grace period of the Pod: 2 x (60 + 90) + 10', () => {
    const spec = specAfter({ ...OPTIONS, start: seconds(0) }, (work) => {
      addProxy(work);
      PodTemplate.of(work).mergeSpec({ terminationGracePeriodSeconds: 90 });
    });
    expect(spec).toMatchObject({ activeDeadlineSeconds: 310 });
  });

  test('without sidecars as without times', () => {
    expect(specAfter(OPTIONS, () => undefined)).toMatchObject({ activeDeadlineSeconds: 130 });
  });
});

describe('limits that are applied are refused', () => {
  test('if an init step runs for as long as it likes', () => {
    const addStep = (work: ApiObject): void => void new InitStep(work, 'fetch', HELPER);
    expect(findingsAfter(addStep)).toEqual([
      'job-limits in fetch: nothing in the Pod says how long the init step "fetch" runs, so that JobLimits cannot know when its app starts.',
    ]);
    expect(specAfter({ ...OPTIONS, start: seconds(20) }, addStep)).toMatchObject({ activeDeadlineSeconds: 170 });
  });

  test('if the hook of a sidecar takes as long as it likes', () => {
    const postStart = LifecycleHandler.fromCommand(['/app/warm-up']);
    const addHook = (work: ApiObject): void => {
      new Sidecar(work, 'cache', HELPER);
      LifecycleHooks.of({ postStart }).applyTo(work, 'cache');
    };
    expect(findingsAfter(addHook)).toEqual([
      'job-limits in cache: nothing in the Pod says how long the postStart hook of "cache" takes, so that JobLimits cannot know when its app starts.',
    ]);
  });

  test('if a later patch changes what they come to', () => {
    const patch = (work: ApiObject): void => {
      addProxy(work);
      work.addJsonPatch(JsonPatch.replace('/spec/activeDeadlineSeconds', 600));
    };
    expect(findingsAfter(patch)).toEqual([
      'job-limits in undefined: JobLimits sets activeDeadlineSeconds to 792, but the Job has 600.',
    ]);
  });
});
