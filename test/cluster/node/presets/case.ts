import type { ApiObject, Chart } from 'cdk8s';
import type { Placement } from '../../../../src';
import type { JsonObject } from '../../json';
import type { Cluster } from '../cluster';
import type { Image } from './images';

/** The container of the app in every Pod, and that of the preset. */
export const [APP, HELPER] = ['web', 'helper'];

/** What a preset joins. */
export interface Joined {
  readonly chart: Chart;
  readonly pod: ApiObject;
  /** The name of the Pod, with which the names of its Secrets and ConfigMaps begin. */
  readonly name: string;
  readonly placement: Placement;
  /** Where certificates are made. */
  readonly folder: string;
}

/** A preset in a Pod with an app that asks it again and again. */
export interface PresetCase {
  readonly name: string;
  readonly images: readonly Image[];
  /** The image of the app. */
  readonly image: string;
  /** A command of the app's shell that succeeds if the helper did its work. */
  readonly ask: string;
  /** What else the app runs. */
  readonly serves?: string;
  /** Fields of the app's container. */
  readonly fields?: (name: string) => JsonObject;
  /** Containers beside the app, and the volumes of the Pod. */
  readonly others?: readonly JsonObject[];
  readonly volumes?: (name: string) => readonly JsonObject[];
  readonly join: (joined: Joined) => void;
  /** What happens to the Pod while it is ready, and what the app must then write. */
  readonly change?: { readonly event: string; readonly make: (cluster: Cluster, name: string) => Promise<void> };
}
