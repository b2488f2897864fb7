import { join } from 'node:path';
import { Names, YamlOutputType, type Chart } from 'cdk8s';
import { fieldsOf } from '../kubernetes/json';
import { manifestOf, manifestsOf, objectsOf } from './render-objects';

/** A file of the output. */
export interface OutputFile {
  /** Its path from the output folder, without the extension. */
  readonly path: string;
  /** What it holds; absent if only its folder is made. */
  readonly documents?: readonly unknown[];
}

/** The charts of an app in the order in which they are written. */
export interface OrderedCharts {
  readonly charts: readonly Chart[];
  /** Whether the names of files and folders begin with the number of the chart. */
  readonly isNumbered: boolean;
}

/** The files of an app. */
export function outputFiles(type: YamlOutputType, ordered: OrderedCharts): OutputFile[] {
  return FILES[type]?.(ordered) ?? [];
}

const FILES: { readonly [type in YamlOutputType]?: (ordered: OrderedCharts) => OutputFile[] } = {
  [YamlOutputType.FILE_PER_APP]: ({ charts }) =>
    charts.length === 0 ? [] : [{ path: 'app', documents: charts.flatMap(manifestsOf) }],
  [YamlOutputType.FILE_PER_CHART]: ({ charts, isNumbered }) =>
    charts.map((chart, index) => ({ path: nameOf(chart, index, isNumbered), documents: manifestsOf(chart) })),
  [YamlOutputType.FILE_PER_RESOURCE]: ({ charts }) =>
    charts
      .flatMap(manifestsOf)
      .filter((manifest) => manifest !== undefined)
      .map((manifest) => ({ path: fileOfManifest(manifest), documents: [manifest] })),
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: ({ charts, isNumbered }) =>
    charts.flatMap((chart, index) => {
      const folder = nameOf(chart, index, isNumbered);
      const files = objectsOf(chart).map((object) => ({
        path: join(folder, fileName(object.kind, object.metadata.name)),
        documents: [manifestOf(object)],
      }));
      return [{ path: join(folder, 'empty') }, ...files];
    }),
};

function nameOf(chart: Chart, index: number, isNumbered: boolean): string {
  const name = Names.toDnsLabel(chart);
  return isNumbered ? `${String(index).padStart(4, '0')}-${name}` : name;
}

function fileOfManifest(manifest: unknown): string {
  const { kind, metadata } = manifest as { readonly kind?: unknown; readonly metadata?: unknown };
  return fileName(kind, fieldsOf(metadata)['name']);
}

/** cdk8s leaves out what is unusual in the name of a file. */
function fileName(kind: unknown, name: unknown): string {
  return `${String(kind)}.${String(name)}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
