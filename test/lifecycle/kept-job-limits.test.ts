import { Cron, Duration, JsonPatch, type ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { JobLimits, PodTemplate, RestartPolicy } from '../../src';
import { deployment, findingsOf, job, messageOf, newChart, objectOf } from '../template/support';

const limits = JobLimits.of({ attempts: 2, attemptTimeout: Duration.minutes(1) });
const CONTAINERS = [{ name: 'report', image: 'report:1' }];

function findingsAfter(make: (chart: ReturnType<typeof newChart>) => PodTemplate): string[] {
  const chart = newChart();
  make(chart).addLabel('team', 'shop');
  const found = findingsOf(chart).filter(({ rule }) => rule === 'job-limits');
  return found.map(({ message }) => message as string);
}

const OTHER_POLICY =
  'the limits of the Job are for the restart policy "Never", but its Pod has "OnFailure", with which attempts are counted differently.';

describe('limits for another restart policy than that of the Job are refused', () => {
  test('if they are spread into a Job of cdk8s-plus', () => {
    const restartPolicy = kplus.RestartPolicy.ON_FAILURE;
    const make = (chart: ReturnType<typeof newChart>): PodTemplate =>
      PodTemplate.of(new kplus.Job(chart, 'report', { ...limits, restartPolicy, containers: CONTAINERS }));
    expect(findingsAfter(make)).toEqual([OTHER_POLICY]);
  });

  test('if they are spread into a CronJob of cdk8s-plus', () => {
    const props = { schedule: Cron.daily(), restartPolicy: kplus.RestartPolicy.ON_FAILURE, containers: CONTAINERS };
    expect(
      findingsAfter((chart) => PodTemplate.of(new kplus.CronJob(chart, 'report', { ...props, ...limits }))),
    ).toEqual([OTHER_POLICY]);
  });

  test('if they are applied', () => {
    const make = (chart: ReturnType<typeof newChart>): PodTemplate => {
      const work = job(chart);
      limits.applyTo(work);
      PodTemplate.of(work).setRestartPolicy(RestartPolicy.ON_FAILURE);
      return PodTemplate.of(work);
    };
    expect(findingsAfter(make)).toEqual([OTHER_POLICY]);
  });
});

describe('limits that are applied', () => {
  const backoff = (work: ApiObject): void => work.addJsonPatch(JsonPatch.replace('/spec/backoffLimit', 9));

  test('are those that are spread', () => {
    const chart = newChart();
    limits.applyTo(job(chart));
    expect(objectOf(chart, 'Job')['spec']).toMatchObject({ activeDeadlineSeconds: 130, backoffLimit: 1 });
  });

  test('reach the Jobs of a CronJob', () => {
    const chart = newChart();
    const props = { schedule: Cron.daily(), restartPolicy: kplus.RestartPolicy.NEVER, containers: CONTAINERS };
    limits.applyTo(new kplus.CronJob(chart, 'report', props));
    expect(objectOf(chart, 'CronJob')['spec'].jobTemplate.spec).toMatchObject({
      activeDeadlineSeconds: 130,
      backoffLimit: 1,
    });
  });

  test('are refused if a later patch changes one of them', () => {
    const make = (chart: ReturnType<typeof newChart>): PodTemplate => {
      const work = job(chart);
      limits.applyTo(work);
      backoff(work);
      return PodTemplate.of(work);
    };
    expect(findingsAfter(make)).toEqual(['JobLimits sets backoffLimit to 1, but the Job has 9.']);
  });

  test('are refused for another kind', () => {
    expect(messageOf(() => limits.applyTo(deployment(newChart())))).toBe(`1 finding:

error job-limits: the limits are for a Job, but this Pod belongs to a Deployment.
  at:  test/web
  in:  JobLimits.applyTo.scope
  fix: apply them to a Job or a CronJob.`);
  });
});
