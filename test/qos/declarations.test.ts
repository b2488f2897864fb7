import { Chart, Include } from 'cdk8s';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QosClass, QosPolicy, Sidecar } from '../../src';
import { findingsOf, job, messageOf, newChart, objectsOf } from '../template/support';
import { EQUAL, HELPER, messagesOf, web } from './support';

describe('where a class is promised', () => {
  test('for a chart, it counts for every Pod in it, and that of the nearest scope wins', () => {
    const chart = newChart();
    QosPolicy.of(chart.node.root).requireGuaranteed();
    QosPolicy.of(chart).requireBestEffort();
    const nested = new Chart(chart, 'nested');
    QosPolicy.of(nested).requireBurstable();
    web(chart, EQUAL);
    web(nested, EQUAL);
    expect(messagesOf(chart).map((message) => message.split(',')[0])).toEqual([
      'qos-class at test/nested/web: test/nested promises a Burstable Pod',
      'qos-class at test/web: test promises a BestEffort Pod',
    ]);
  });

  test('a single workload can be left out with a reason', () => {
    const chart = newChart();
    QosPolicy.of(chart).requireGuaranteed();
    web(chart, EQUAL);
    const report = job(chart, 'report');
    QosPolicy.of(report).exempt('runs once a night, on nodes of its own');
    expect(objectsOf(chart)).toHaveLength(2);
    expect(QosPolicy.of(report).requirement).toEqual({ exemption: 'runs once a night, on nodes of its own' });
    expect(QosPolicy.of(chart).requirement).toEqual({ qosClass: QosClass.GUARANTEED });
    expect(QosPolicy.of(chart.node.root).requirement).toBeUndefined();
  });

  test('for an included file, it counts for every Pod in it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'qos-')), 'pods.yaml');
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: web, image: shop:1 }] }\n`;
    writeFileSync(file, `${pod('a')}---\n${pod('b')}`);
    const chart = newChart();
    QosPolicy.of(new Include(chart, 'file', { url: file })).requireBurstable();
    expect(findingsOf(chart).map(({ object }) => object as unknown)).toEqual(
      ['a', 'b'].map((name) => ({ kind: 'Pod', name })),
    );
  });

  test('for a helper, it counts for the Pod that it joined', () => {
    const chart = newChart();
    const logs = new Sidecar(web(chart), 'logs', HELPER);
    QosPolicy.of(logs).requireBurstable();
    expect(messagesOf(chart)).toHaveLength(1);
  });

  test('twice, it counts once, and a contradiction is refused at once', () => {
    const chart = newChart();
    const workload = web(chart, EQUAL);
    QosPolicy.of(workload).requireGuaranteed();
    QosPolicy.of(workload).requireGuaranteed();
    expect(messageOf(() => QosPolicy.of(workload).requireBestEffort()).split('\n')).toEqual([
      '1 finding:',
      '',
      'error qos-class: the Pods here must be BestEffort, and must be Guaranteed already.',
      '  at:  test/web',
      '  in:  QosPolicy.requireBestEffort',
      '  fix: keep one of the two, or declare one for a narrower scope, such as a single workload.',
    ]);
    expect(messageOf(() => QosPolicy.of(workload).exempt('a test'))).toContain(
      'the Pods here are exempt from the promised QoS class, and must be Guaranteed already.',
    );
  });

  test.each(['', '  \n'])('an exemption with the reason %j is refused', (reason) => {
    expect(messageOf(() => QosPolicy.of(web(newChart())).exempt(reason)).split('\n')).toEqual([
      '1 finding:',
      '',
      'error qos-class: an exemption from the promised QoS class must have a reason.',
      '  at:  test/web',
      `  in:  QosPolicy.exempt.reason = ${JSON.stringify(reason)}`,
      "  fix: say why, as in QosPolicy.of(workload).exempt('runs only while a release is tested').",
    ]);
  });
});
