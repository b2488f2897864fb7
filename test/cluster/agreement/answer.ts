import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { fieldsOf, isFields } from '../../../src/kubernetes/json';
import { fieldsAt, podKindOf } from '../../../src/kubernetes/kinds';
import { resourceTexts } from '../../../src/kubernetes/resource-list';
import { resourcesOf } from '../../../src/pod/resources/container-resources';
import { containersOf } from '../../../src/pod/containers';
import { effectiveResources } from '../../../src/pod/resources/effective-resources';
import { qosOf } from '../../../src/pod/resources/qos';
import type { KubernetesVersion } from '../../../src/kubernetes/version';
import { storedSpec } from '../../../src/pod/stored-spec';
import { findWrongTypes, type WrongType } from '../../../src/kubernetes/fields/wrong-types';
import type { JsonObject } from '../json';
import type { Verdict } from './kube-judge';

/** What the library says of an object, in the form of Kubernetes' own verdict. */
export type Answer = Required<Pick<Verdict, 'qosClass' | 'requests' | 'limits' | 'containers'>> & {
  readonly wrongTypes: readonly WrongType[];
};

/** A target whose objects the code of another version may decode: it knows fields that the target does not. */
export interface JudgedTarget extends FeatureTarget {
  readonly decodedBy?: KubernetesVersion;
}

/** The parts that an answer is made of; the self-test replaces one at a time. */
export const PARTS = { storedSpec, qosOf, effectiveResources };
export type Parts = typeof PARTS;

/** Whether there is a Pod in an object that has no spec is for the object's kind alone to say. */
export function answerFor(object: JsonObject, target: JudgedTarget, parts: Parts = PARTS): Answer {
  const spec = specOf(object);
  const stored = parts.storedSpec(fieldsOf(spec), target);
  const { requests, limits } = parts.effectiveResources(stored, target);
  return {
    wrongTypes: spec === undefined || spec === null ? [] : findWrongTypes(spec, target.decodedBy ?? target.version),
    qosClass: parts.qosOf(stored, target).qosClass,
    requests: resourceTexts(requests),
    limits: resourceTexts(limits),
    containers: containersOf(stored).map((container) => {
      const asked = resourcesOf(container);
      return {
        list: container.list,
        name: container.name,
        imagePullPolicy: String(container.fields['imagePullPolicy']),
        requests: resourceTexts(asked.requests),
        limits: resourceTexts(asked.limits),
      };
    }),
  };
}

/** The Pod's spec in an object; undefined where there is none. */
export function specOf(object: JsonObject): unknown {
  const kind = podKindOf(object['apiVersion'], object['kind']);
  const template = kind && fieldsAt({ ...object }, kind.templatePath);
  return isFields(template) ? template['spec'] : undefined;
}
