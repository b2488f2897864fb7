import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { applyWaivers, waiversAbove, type MatchedFindings } from '../enforcement/waivers';
import { RULES_OF_OBJECTS } from '../rules/catalogue';
import { judgeObjects } from '../rules/engine';
import type { InputObject } from '../rules/rule';
import { constructPath } from '../tree/construct-path';
import { ConstructFact } from '../tree/construct-state';
import { findMisread, manifestOf } from './object-findings';
import { findTooLarge } from './object-size';

const IS_ADDED = new ConstructFact<boolean>('made by a pattern');

/** Remembers an object that a pattern made beside a Pod. */
export function markPatternObject<T extends ApiObject>(object: T): T {
  IS_ADDED.set(object, true);
  return object;
}

/** The metadata of an object that the Pods of a workload need: they find it only in the workload's own namespace. */
export function patternObjectMetadata({ metadata }: ApiObject): { namespace?: string } {
  return metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
}

/** What is wrong among the objects of a tree, as far as an object that a pattern made has a part in it. */
export function judgeObjectsOf(root: IConstruct): MatchedFindings {
  const objects = root.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const byPath = new Map(objects.map((object) => [constructPath(object), object]));
  const own = objects.filter((object) => IS_ADDED.of(object) === true);
  const found = [
    ...judgeObjects(objects.map(inputObject), RULES_OF_OBJECTS),
    ...own.flatMap((object) => {
      const manifest = manifestOf(object);
      return [...findTooLarge(object, manifest), ...findMisread(object, manifest)];
    }),
  ];
  const waived = found.map((finding) => {
    const object = byPath.get(finding.construct ?? '');
    return applyWaivers([finding], {}, object ? waiversAbove(object) : []);
  });
  return { findings: waived.flatMap(({ findings }) => findings), matched: waived.flatMap(({ matched }) => matched) };
}

function inputObject(object: ApiObject): InputObject {
  const { apiVersion, kind, metadata, name } = object;
  const namespace = metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
  return {
    manifest: { apiVersion, kind, metadata: { ...namespace, name } },
    construct: constructPath(object),
    isAdded: IS_ADDED.of(object) === true,
  };
}
