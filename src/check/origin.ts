import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { isManifestProblem, readManifests } from '../manifests/read-manifests';

/** The annotation in which kustomize says where an object comes from. */
const ORIGIN_ANNOTATION = 'config.kubernetes.io/origin';

/** The comment in which Helm says where a document comes from. */
const SOURCE_COMMENT = /^# Source: (.*\S)/m;

/**
 * The file that a tool made an object of, as that tool names it; null if it does not say so.
 *
 * Source: sigs.k8s.io/kustomize/api/resource, Origin; helm.sh/helm/v3/pkg/action, Configuration.renderResources.
 *
 * @param head - what stands in front of the document
 */
export function originOf(manifest: Fields, head: string): string | null {
  const annotation = fieldsOf(fieldsOf(manifest['metadata'])['annotations'])[ORIGIN_ANNOTATION];
  return originIn(textOf(annotation)) ?? SOURCE_COMMENT.exec(head)?.[1] ?? null;
}

/** The path of a resource, or of what generated it, behind the repository if it comes from one. */
function originIn(annotation: string | undefined): string | undefined {
  const [document] = annotation === undefined ? [] : readManifests(annotation);
  if (document === undefined || isManifestProblem(document)) return undefined;
  const { path, repo, ref, configuredIn } = fieldsOf(document.value);
  const file = textOf(path) ?? textOf(configuredIn);
  const repository = textOf(repo);
  if (file === undefined || repository === undefined) return file;
  const version = textOf(ref);
  return `${repository}//${file}${version === undefined ? '' : `?ref=${version}`}`;
}
