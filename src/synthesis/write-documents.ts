import type { ApiObject, Chart } from 'cdk8s';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { isRenderedAsUsual } from '../template/chart-rendering';
import { objectsOf } from '../tree/chart-objects';
import { plainDataOf } from './plain-objects';
import type { YamlWriter } from './write-yaml';

/** An object as it is written. */
export interface WrittenDocument {
  readonly text: string;
  /** Its kind and name, from which some files have theirs; absent if there is no object. */
  readonly kind?: unknown;
  readonly name?: unknown;
}

/** The documents of a chart. One whose class renders itself in another way keeps to it. */
export function documentsOf(chart: Chart, writer: YamlWriter): WrittenDocument[] {
  if (isRenderedAsUsual(chart)) return objectsOf(chart).map((object) => documentOf(object, writer));
  return Object.values(chart.toJson() as unknown as Fields).map((manifest) => written(manifest, writer));
}

/** The document of an object. */
export function documentOf(object: ApiObject, writer: YamlWriter): WrittenDocument {
  const data = plainDataOf(object);
  const text = data && writer.plain(data);
  return text === undefined ? written(object.toJson() as unknown, writer) : { text, ...headOf(data as Fields) };
}

function written(manifest: unknown, writer: YamlWriter): WrittenDocument {
  const text = writer.document(manifest);
  return manifest === undefined ? { text } : { text, ...headOf(manifest as Fields) };
}

function headOf({ kind, metadata }: Fields): Required<Omit<WrittenDocument, 'text'>> {
  return { kind, name: fieldsOf(metadata)['name'] };
}
