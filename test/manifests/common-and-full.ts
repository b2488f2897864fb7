import { CommonReader, UNSUPPORTED } from '../../src/manifests/common/common-reader';
import { documentTexts, withLineFeeds } from '../../src/manifests/document-texts';
import { readYaml, type YamlValue } from '../../src/manifests/yaml/read-yaml';
import type { EntryOffsets } from '../../src/manifests/field-positions';
import { ReadError } from '../../src/manifests/read-error';

/** A value with where each of its fields and items begins, by the steps to it. */
export interface LocatedReading extends YamlValue {
  readonly places: Readonly<Record<string, number>>;
}

/** What the two readers make of a document that the common one answers. */
export interface BothReadings {
  readonly common: LocatedReading;
  /** The value, or the error of the full reader. */
  readonly full: unknown;
}

/** Reads each document of a file with both readers; those that the common one leaves to the other are not among them. */
export function readTwice(file: string): BothReadings[] {
  const text = withLineFeeds(file);
  const offsets: EntryOffsets = new Map();
  const reader = new CommonReader(text, offsets);
  return [...documentTexts(text, 0)]
    .filter(({ isBroken }) => !isBroken)
    .map(({ start, end }) => {
      const value = reader.read(start, end);
      const itemStarts = reader.itemStarts.map((position) => position - start);
      const places = placesIn(value, offsets, start);
      return { content: text.slice(start, end), common: { value, itemStarts, unread: undefined, places } };
    })
    .filter(({ common }) => common.value !== UNSUPPORTED)
    .map(({ content, common }) => ({ common, full: readFully(content) }));
}

function readFully(text: string): unknown {
  const offsets: EntryOffsets = new Map();
  try {
    const read = readYaml(text, () => 0, offsets);
    return { ...read, places: placesIn(read.value, offsets, 0) };
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
}

function placesIn(value: unknown, offsets: EntryOffsets, start: number, around = ''): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  const own = [...(offsets.get(value) ?? [])].map(([key, offset]) => [`${around}/${key}`, offset - start] as const);
  const inside = Object.entries(value).map(([key, child]) => placesIn(child, offsets, start, `${around}/${key}`));
  return Object.assign(Object.fromEntries(own), ...inside) as Record<string, number>;
}
