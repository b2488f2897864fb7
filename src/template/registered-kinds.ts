import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Fields } from '../kubernetes/json';
import { fieldsAt, POD_KINDS, podKindsIn, type PodKind } from '../kubernetes/kinds';
import { knownPodKinds } from '../kubernetes/operator-kinds';
import { ConstructFacts } from '../tree/construct-state';

const REGISTERED = new ConstructFacts<PodKind>('kinds that hold a Pod');

/** Remembers a kind that holds a Pod, for everything below a construct. */
export function registerKind(scope: IConstruct, kind: PodKind): void {
  REGISTERED.add(scope, kind);
}

/** The kinds that are registered anywhere in the tree of a construct. */
export function registeredKinds(scope: IConstruct): PodKind[] {
  return scope.node.root.node.findAll().flatMap((each) => REGISTERED.of(each));
}

/** The entries for an object of a type at a construct: those of the nearest scope that registers it, or else known ones. */
export function kindsAt(scope: IConstruct, apiVersion: unknown, kind: unknown): PodKind[] {
  const registered = [...scope.node.scopes].reverse().map((each) => REGISTERED.of(each));
  return knownPodKinds({ apiVersion, kind }, ...registered);
}

/** The entries for an object; none if its kind holds no Pod. */
export function kindsOf(workload: ApiObject): PodKind[] {
  return kindsAt(workload, workload.apiVersion, workload.kind);
}

/** An entry for each Pod template that a manifest of an object has. */
export function templatesIn(workload: ApiObject, manifest: Fields): PodKind[] {
  return kindsOf(workload)
    .flatMap((kind) => podKindsIn(manifest, kind))
    .filter((kind) => hasTemplate(manifest, kind));
}

/** A path that is not one of Kubernetes may lead elsewhere, such as to the spec itself. */
function hasTemplate(manifest: Fields, kind: PodKind): boolean {
  const path = POD_KINDS.includes(kind) ? kind.templatePath : [...kind.templatePath, 'spec'];
  return fieldsAt(manifest, path) !== undefined;
}
