import { spawnSync } from 'node:child_process';

/** What Prometheus finds wrong with metrics that it cannot read; nothing if it can. What it would name otherwise is no fault. */
export function metricsProblem(text: string): string {
  const { status, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  return status === 1 || status === null ? stderr.trim() || `status ${status}` : '';
}

/** The value of the first metric of a name, with this label if one is given; undefined if it is not there. */
export function metricValue(text: string, name: string, label = ''): string | undefined {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines
    .find((line) => line.includes(label))
    ?.split(' ')
    .at(-1);
}
