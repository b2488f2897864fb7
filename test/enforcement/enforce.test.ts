import { App, Chart } from 'cdk8s';
import {
  FindingLevel,
  Findings,
  FindingSeverity,
  KubernetesVersion,
  PodTemplate,
  Rules,
  TargetCluster,
} from '../../src';
import { deployment, newChart, refusalOf } from '../template/support';

/** An image that no registry can have, in a Deployment that code does not edit. */
function untouched(chart: Chart, id = 'web'): ReturnType<typeof deployment> {
  return deployment(chart, id, { containers: [{ name: 'web', image: 'Not An Image' }] });
}

function found(chart: Chart): string[] {
  return Findings.of(chart).map(({ severity, rule, object }) => `${severity} ${rule} ${object?.name}`);
}

describe('Rules.enforce', () => {
  test('has Pods judged that code does not edit, those that come later included', () => {
    const chart = newChart();
    untouched(chart);
    expect(found(chart)).toEqual([]);
    Rules.enforce(chart);
    untouched(chart, 'job');
    expect(found(chart)).toEqual(['warning image-reference job', 'warning image-reference web']);
    expect(() => chart.toJson()).not.toThrow();
  });

  test('stops synthesis for findings of the severity that it names', () => {
    const chart = newChart();
    untouched(chart);
    Rules.enforce(chart, { failOn: FindingSeverity.WARNING });
    expect(found(chart)).toEqual(['error image-reference web']);
    expect(refusalOf(chart)).toContain('error image-reference');
  });

  test('of a level judges by its rules and by those of the levels before it', () => {
    const chart = newChart();
    deployment(chart, 'web', { hostNetwork: true, containers: [{ name: 'web', image: 'shop:1' }] });
    Rules.enforce(chart, { level: FindingLevel.RESTRICTED });
    expect(new Set(Findings.of(chart).map(({ level }) => level))).toEqual(new Set(['restricted']));
    Rules.enforce(chart, { level: FindingLevel.INVALID });
    expect(found(chart)).toEqual([]);
  });

  test('of level `invalid` takes nothing away from what edited Pods are judged by', () => {
    const chart = newChart();
    Rules.enforce(chart, { level: FindingLevel.INVALID });
    const web = untouched(chart);
    expect(found(chart)).toEqual([]);
    PodTemplate.of(web).addLabel('team', 'shop');
    expect(found(chart)).toEqual(['warning image-reference web']);
  });

  test('of the nearest scope counts', () => {
    const app = new App();
    TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
    const [strict, lax] = [new Chart(app, 'strict'), new Chart(app, 'lax')];
    for (const chart of [strict, lax]) untouched(chart, chart.node.id);
    Rules.enforce(app, { failOn: FindingSeverity.WARNING });
    Rules.enforce(lax);
    expect(found(strict)).toEqual(['error image-reference strict']);
    expect(found(lax)).toEqual(['warning image-reference lax']);
  });

  test('leaves what is waived waived', () => {
    const chart = newChart();
    const web = untouched(chart);
    Rules.enforce(chart, { failOn: FindingSeverity.INFO });
    Rules.waive(web, 'image-reference', { reason: 'the pipeline fills it in' });
    expect(Findings.of(chart).map(({ waiver }) => waiver?.reason)).toEqual(['the pipeline fills it in']);
    expect(() => chart.toJson()).not.toThrow();
  });

  test('refuses the level of code, which no Pod can do without', () => {
    expect(() => Rules.enforce(newChart(), { level: FindingLevel.CODE })).toThrow(
      'level is "code", and what code promises is judged at every level.',
    );
  });
});
