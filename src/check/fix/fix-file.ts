import { groupBy } from '../../kubernetes/group-by';
import { yamlDocuments } from '../../manifests/edit/yaml-documents';
import type { LocatedFinding } from '../located-finding';
import { fixDocument, type FixOptions, type LeftFinding } from './fix-document';

/** What became of the findings of a file. */
export interface FixedFile {
  /** The text of the file, which is the same if nothing was mended. */
  readonly text: string;
  readonly mended: readonly LocatedFinding[];
  readonly left: readonly LeftFinding[];
}

/**
 * Mends what was found in a file as far as that is certain. All that is not named stays byte for byte as it was.
 *
 * @param findings - what is to be mended, all of it in this file
 */
export function fixFile(text: string, findings: readonly LocatedFinding[], options: FixOptions): FixedFile {
  const file = yamlDocuments(text);
  if ('problem' in file) {
    return { text, mended: [], left: findings.map((finding) => ({ finding, reason: file.problem })) };
  }
  const byDocument = groupBy(findings, ({ document }) => String(document));
  const fixed = file.documents.map((each) => {
    const inDocument = byDocument.get(String(each.document)) ?? [];
    if (inDocument.length === 0) return { text: each.text, mended: [], left: [] };
    return fixDocument(each.text, inDocument, options);
  });
  const mended = fixed.flatMap((each) => each.mended);
  return {
    text: mended.length === 0 ? text : file.join(fixed.map((each) => each.text)),
    mended,
    left: fixed.flatMap((each) => each.left),
  };
}
