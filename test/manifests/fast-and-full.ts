import { FastReader, NOT_READ } from '../../src/manifests/fast/fast-reader';
import { sectionsOf, withLineFeeds } from '../../src/manifests/sections';
import { readYaml } from '../../src/manifests/yaml/read-yaml';
import { YamlError } from '../../src/manifests/yaml/yaml-error';

/** What the two readers make of a document that the fast one answers. */
export interface BothReadings {
  readonly fast: unknown;
  /** The value, or the error of the full reader. */
  readonly full: unknown;
}

/** Reads each document of a file with both readers; those that the fast one leaves to the other are not among them. */
export function readTwice(file: string): BothReadings[] {
  const text = withLineFeeds(file);
  const reader = new FastReader(text);
  return [...sectionsOf(text, 0)]
    .filter(({ isBroken }) => !isBroken)
    .map(({ start, end }) => ({ content: text.slice(start, end), fast: reader.read(start, end) }))
    .filter(({ fast }) => fast !== NOT_READ)
    .map(({ content, fast }) => ({ fast, full: readFully(content) }));
}

function readFully(text: string): unknown {
  try {
    return readYaml(text, () => 0);
  } catch (error) {
    if (error instanceof YamlError) return error;
    throw error;
  }
}
