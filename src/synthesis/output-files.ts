import { join } from 'node:path';
import { Names, YamlOutputType, type Chart } from 'cdk8s';
import { objectsOf } from '../tree/chart-objects';
import { documentOf, documentsOf, type WrittenDocument } from './write-documents';
import type { YamlWriter } from './write-yaml';

/** A file of the output. */
export interface OutputFile {
  /** Its path from the output folder, without the extension. */
  readonly path: string;
  /** What it holds; absent if only its folder is made. */
  readonly text?: string;
}

/** What is written, and how. */
export interface Output {
  /** The charts of an app in the order in which they are written. */
  readonly charts: readonly Chart[];
  /** Whether the names of files and folders begin with the number of the chart. */
  readonly isNumbered: boolean;
  readonly writer: YamlWriter;
}

/** The files of an app. */
export function outputFiles(type: YamlOutputType, output: Output): OutputFile[] {
  return FILES[type]?.(output) ?? [];
}

const FILES: { readonly [type in YamlOutputType]?: (output: Output) => OutputFile[] } = {
  [YamlOutputType.FILE_PER_APP]: ({ charts, writer }) =>
    charts.length === 0 ? [] : [{ path: 'app', text: together(charts.flatMap((chart) => documentsOf(chart, writer))) }],
  [YamlOutputType.FILE_PER_CHART]: ({ charts, isNumbered, writer }) =>
    charts.map((chart, index) => ({
      path: nameOf(chart, index, isNumbered),
      text: together(documentsOf(chart, writer)),
    })),
  [YamlOutputType.FILE_PER_RESOURCE]: ({ charts, writer }) =>
    charts
      .flatMap((chart) => documentsOf(chart, writer))
      .filter((document) => 'kind' in document)
      .map(({ kind, name, text }) => ({ path: fileName(kind, name), text })),
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: ({ charts, isNumbered, writer }) =>
    charts.flatMap((chart, index) => {
      const folder = nameOf(chart, index, isNumbered);
      const files = objectsOf(chart).map((object) => ({
        path: join(folder, fileName(object.kind, object.metadata.name)),
        text: documentOf(object, writer).text,
      }));
      return [{ path: join(folder, 'empty') }, ...files];
    }),
};

/** The documents of one file. */
export function together(documents: readonly WrittenDocument[]): string {
  return documents.map(({ text }) => text).join('---\n');
}

function nameOf(chart: Chart, index: number, isNumbered: boolean): string {
  const name = Names.toDnsLabel(chart);
  return isNumbered ? `${String(index).padStart(4, '0')}-${name}` : name;
}

/** cdk8s leaves out what is unusual in the name of a file. */
function fileName(kind: unknown, name: unknown): string {
  return `${String(kind)}.${String(name)}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
