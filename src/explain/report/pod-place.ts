import { STANDARD_INPUT } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';

/** An object as people name it in a heading: `StatefulSet shop/orders`. */
export function objectTitle({ kind, namespace, name }: Pick<ExplainedPod, 'kind' | 'namespace' | 'name'>): string {
  const shown = name === '' ? '(no name yet)' : name;
  return `${kind} ${namespace === '' ? shown : `${namespace}/${shown}`}`;
}

/** A file as people name it. */
export function fileText(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : file;
}

/** A line of a file, in the form that editors and terminals make a link of. */
export function fileLine({ file, line }: Pick<ExplainedPod, 'file' | 'line'>): string {
  return `${fileText(file)}:${line}`;
}

/** Where a Pod stands, with the document counted from 1, as lines are. */
export function placeText({ file, document, item, line, templatePath }: ExplainedPod): string {
  const at = item === undefined ? '' : `, ${item}`;
  return `${fileText(file)}, document ${document + 1}${at}, line ${line}${unusualPath(templatePath)}`;
}

/** Where a Pod stands, in the form that editors and terminals make a link of. */
export function linePlace(pod: ExplainedPod): string {
  return `${fileLine(pod)}${unusualPath(pod.templatePath)}`;
}

/** The path of a Pod that does not stand where everybody expects it. */
function unusualPath(templatePath: string): string {
  return USUAL_PATHS.has(templatePath) ? '' : `, ${templatePath}`;
}

/** The paths at which everybody expects a Pod. */
const USUAL_PATHS = new Set(['', 'template', 'spec.template', 'spec.jobTemplate.spec.template']);
