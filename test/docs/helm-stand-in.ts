import { readFileSync } from 'node:fs';
import { _child_process } from 'cdk8s/lib/_child_process';

/** Lets cdk8s' `Helm` construct get the YAML of a file, as if `helm template` had rendered a chart to it. */
export function renderHelmChartsTo(file: string): void {
  const rendered = { status: 0, stdout: readFileSync(file), stderr: Buffer.alloc(0) };
  jest.spyOn(_child_process, 'spawnSync').mockReturnValue(rendered as ReturnType<typeof _child_process.spawnSync>);
}
