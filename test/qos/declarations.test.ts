import { Chart, Include } from 'cdk8s';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QosClass, QosTier, Sidecar } from '../../src';
import { findingsOf, job, messageOf, newChart, objectsOf } from '../template/support';
import { EQUAL, HELPER, messagesOf, web } from './support';

describe('where a class is promised', () => {
  test('for a chart, it counts for every Pod in it, and that of the nearest scope wins', () => {
    const chart = newChart();
    QosTier.requireGuaranteed(chart.node.root);
    QosTier.requireBestEffort(chart);
    const nested = new Chart(chart, 'nested');
    QosTier.requireBurstable(nested);
    web(chart, EQUAL);
    web(nested, EQUAL);
    expect(messagesOf(chart).map((message) => message.split(',')[0])).toEqual([
      'qos-class at test/nested/web: test/nested promises a Burstable Pod',
      'qos-class at test/web: test promises a BestEffort Pod',
    ]);
  });

  test('a single workload can be left out with a reason', () => {
    const chart = newChart();
    QosTier.requireGuaranteed(chart);
    web(chart, EQUAL);
    const report = job(chart, 'report');
    QosTier.exempt(report, 'runs once a night, on nodes of its own');
    expect(objectsOf(chart)).toHaveLength(2);
    expect(QosTier.tryFindDeclaration(report)).toEqual({ exemption: 'runs once a night, on nodes of its own' });
    expect(QosTier.tryFindDeclaration(chart)).toEqual({ qosClass: QosClass.GUARANTEED });
    expect(QosTier.tryFindDeclaration(chart.node.root)).toBeUndefined();
  });

  test('for an included file, it counts for every Pod in it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'qos-')), 'pods.yaml');
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: web, image: shop:1 }] }\n`;
    writeFileSync(file, `${pod('a')}---\n${pod('b')}`);
    const chart = newChart();
    QosTier.requireBurstable(new Include(chart, 'file', { url: file }));
    expect(findingsOf(chart).map(({ object }) => object as unknown)).toEqual(
      ['a', 'b'].map((name) => ({ kind: 'Pod', name })),
    );
  });

  test('for a helper, it counts for the Pod that it joined', () => {
    const chart = newChart();
    const logs = new Sidecar(web(chart), 'logs', HELPER);
    QosTier.requireBurstable(logs);
    expect(messagesOf(chart)).toHaveLength(1);
  });

  test('twice, it counts once, and a contradiction is refused at once', () => {
    const chart = newChart();
    const workload = web(chart, EQUAL);
    QosTier.requireGuaranteed(workload);
    QosTier.requireGuaranteed(workload);
    expect(messageOf(() => QosTier.requireBestEffort(workload)).split('\n')).toEqual([
      '1 finding:',
      '',
      'error qos-class: the Pods here must be BestEffort, and must be Guaranteed already.',
      '  at:  test/web',
      '  fix: keep one of the two, or declare one for a narrower scope, such as a single workload.',
    ]);
    expect(messageOf(() => QosTier.exempt(workload, 'a test'))).toContain(
      'the Pods here are exempt from the promised QoS class, and must be Guaranteed already.',
    );
  });

  test.each(['', '  \n'])('an exemption with the reason %j is refused', (reason) => {
    expect(messageOf(() => QosTier.exempt(web(newChart()), reason)).split('\n')).toEqual([
      '1 finding:',
      '',
      'error qos-class: an exemption from the promised QoS class must have a reason.',
      '  at:  test/web',
      "  fix: say why, as in QosTier.exempt(workload, 'runs only while a release is tested').",
    ]);
  });
});
