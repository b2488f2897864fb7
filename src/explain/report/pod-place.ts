import { STANDARD_INPUT } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';

/** A Pod as people name it: `StatefulSet shop/orders`. */
export function podTitle({ kind, namespace, name }: ExplainedPod): string {
  const shown = name === '' ? '(no name yet)' : name;
  return `${kind} ${namespace === '' ? shown : `${namespace}/${shown}`}`;
}

/** A file as people name it. */
export function fileText(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : file;
}

/** Where a Pod stands, with the document counted from 1, as lines are. */
export function placeText({ file, document, item, line, templatePath }: ExplainedPod): string {
  const at = item === undefined ? '' : `, ${item}`;
  return `${fileText(file)}, document ${document + 1}${at}, line ${line}${unusualPath(templatePath)}`;
}

/** Where a Pod stands, in the form that editors and terminals make a link of. */
export function linePlace({ file, line, templatePath }: ExplainedPod): string {
  return `${fileText(file)}:${line}${unusualPath(templatePath)}`;
}

/** The path of a Pod that does not stand where everybody expects it. */
function unusualPath(templatePath: string): string {
  return USUAL_PATHS.has(templatePath) ? '' : `, ${templatePath}`;
}

/** The paths at which everybody expects a Pod. */
const USUAL_PATHS = new Set(['', 'template', 'spec.template', 'spec.jobTemplate.spec.template']);
