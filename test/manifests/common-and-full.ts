import { CommonReader, UNSUPPORTED } from '../../src/manifests/common/common-reader';
import { documentTexts, withLineFeeds } from '../../src/manifests/document-texts';
import { readYaml, type YamlValue } from '../../src/manifests/yaml/read-yaml';
import { ReadError } from '../../src/manifests/read-error';

/** What the two readers make of a document that the common one answers. */
export interface BothReadings {
  readonly common: YamlValue;
  /** The value, or the error of the full reader. */
  readonly full: unknown;
}

/** Reads each document of a file with both readers; those that the common one leaves to the other are not among them. */
export function readTwice(file: string): BothReadings[] {
  const text = withLineFeeds(file);
  const reader = new CommonReader(text);
  return [...documentTexts(text, 0)]
    .filter(({ isBroken }) => !isBroken)
    .map(({ start, end }) => {
      const value = reader.read(start, end);
      const itemStarts = reader.itemStarts.map((position) => position - start);
      return { content: text.slice(start, end), common: { value, itemStarts, unread: undefined } };
    })
    .filter(({ common }) => common.value !== UNSUPPORTED)
    .map(({ content, common }) => ({ common, full: readFully(content) }));
}

function readFully(text: string): unknown {
  try {
    return readYaml(text, () => 0);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
}
