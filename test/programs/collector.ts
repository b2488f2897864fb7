import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OtelCollectorSidecar, SharedVolume, type OtelCollectorSidecarProps } from '../../src';
import type { Json } from '../template/support';
import { RunningContainer } from './container';
import { check, type ProgramBench } from './suite';
import { objectsWith } from './synthesized';

/** JSON, so that the server of the tests can read it. */
export const AS_JSON = { exporters: { otlp_http: { encoding: 'json', compression: 'none' } } };

/** The values of Secrets by name and key. */
type Secrets = { readonly [name: string]: { readonly [key: string]: string } };

/** The objects of a Pod with a collector. */
export function collectorObjects(props: OtelCollectorSidecarProps, ports: readonly number[] = [8080]): Json[] {
  return objectsWith((workload) => {
    if (props.logFiles)
      new SharedVolume(workload, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/app' }] });
    new OtelCollectorSidecar(workload, 'telemetry', props);
  }, ports);
}

/** A folder for the volumes of a Pod. */
export function podFolder(bench: ProgramBench, name: string): string {
  const folder = join(bench.folder, name);
  mkdirSync(folder);
  return folder;
}

/** Starts the collector of a Pod, whose volumes are in a folder. */
export function startCollector(
  folder: string,
  objects: readonly Json[],
  secrets: Secrets = {},
): Promise<RunningContainer> {
  return RunningContainer.start({ folder, objects, secrets, container: 'telemetry', entrypoint: ['otelcol'] });
}

/** Ends a collector, which must be done in time. */
export async function endCollector(bench: ProgramBench, collector: RunningContainer, seconds = 3): Promise<void> {
  const ended = await collector.stop('SIGTERM');
  const isKept = ended.status === 0 && ended.seconds < seconds;
  check(bench, 'it ends at TERM', isKept, `${ended.status ?? ended.signal} after ${ended.seconds} s`);
}
